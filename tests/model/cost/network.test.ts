import assert from "node:assert/strict";
import { webService } from "../../support/plans";
import { assertQuantity, costOf, lineOf } from "./lines";

const network = (over: object) => costOf({ sections: { network: { zones: 3, ...over } } });

describe("the NAT gateways", () => {
    const modes: readonly (readonly [nat: string, gateways: number, addresses: number, unitUsd: number])[] = [
        ["single", 1, 3 + 1, 0.048],
        ["per-zone", 3, 3 + 3, 0.048],
        ["regional", 3, 3 + 3, 0.05],
    ];
    for (const [nat, gateways, addresses, unitUsd] of modes) {
        it(`are billed as ${gateways} in three zones with nat: ${nat}, each with its address`, () => {
            const cost = network({ nat });
            assertQuantity(cost, "nat/hours", gateways * 730, "gateway-hours");
            assertQuantity(cost, "addresses", addresses * 730, "address-hours");
            assert.equal(lineOf(cost, "nat/hours")?.unitUsd, unitUsd);
        });
    }

    it("cost nothing where there are none", () => {
        const cost = network({ nat: "none" });
        assert.equal(lineOf(cost, "nat/hours"), undefined);
        assert.equal(lineOf(cost, "nat/traffic"), undefined);
        assertQuantity(cost, "addresses", 3 * 730, "address-hours");
    });
});

describe("the interface endpoints", () => {
    it("are billed in each zone where there is no NAT gateway", () => {
        const cost = network({ nat: "none" });
        assertQuantity(cost, "endpoints/hours", 9 * 3 * 730, "endpoint-hours");
        assertQuantity(cost, "endpoints/traffic", 50, "GB");
    });

    it("cost nothing where there is one", () => {
        assert.equal(lineOf(network({ nat: "single" }), "endpoints/hours"), undefined);
        assert.equal(lineOf(network({ nat: "single" }), "endpoints/traffic"), undefined);
    });
});

describe("the load balancers", () => {
    it("are billed one by one, with an address in each zone", () => {
        const cost = costOf({
            sections: { loadBalancers: { partners: {} }, cost: { loadBalancerUnits: 2.5 } },
            services: [webService(), webService({ name: "quote", routes: ["/quotes"], loadBalancer: "partners" })],
        });
        for (const key of ["default", "partners"]) {
            assertQuantity(cost, `load-balancer/${key}/hours`, 730, "hours");
            assertQuantity(cost, `load-balancer/${key}/capacity`, 2.5 * 730, "LCU-hours");
        }
        assertQuantity(cost, "addresses", (2 * 2 + 1) * 730, "address-hours");
    });
});

describe("the traffic", () => {
    it("is what the configuration says, in GB", () => {
        const cost = costOf({
            sections: { cost: { natTraffic: "2 GiB", internetTraffic: "512 MiB", zoneTraffic: "3 GiB" } },
        });
        assertQuantity(cost, "nat/traffic", 2, "GB");
        assertQuantity(cost, "traffic/internet", 0.5, "GB");
        assertQuantity(cost, "traffic/zones", 6, "GB");
    });
});
