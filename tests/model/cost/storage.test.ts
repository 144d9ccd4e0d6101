import assert from "node:assert/strict";
import { webService, worker } from "../../support/plans";
import { assertQuantity, costOf, lineOf } from "./lines";

const environment = (over: object) => ({ environment: { class: "disposable", ...over } });

describe("the logs", () => {
    it("are what each running task writes, wherever it runs", () => {
        const cost = costOf({
            sections: { cost: { logsPerTask: "2 GiB" } },
            services: [
                webService({ scaling: { min: 1, desired: 2, max: 4 } }),
                worker({ capacity: "fargate", cpu: "0.25 vCPU", memory: "512 MiB" }),
            ],
        });
        assert.deepEqual(lineOf(cost, "logs/written")?.quantity, { min: 4, desired: 6, max: 10 });
    });

    it("are stored for as long as they are kept, less what compression saves", () => {
        // 10 GB a month for 365 days are 120 GB, of which a quarter is stored; a month has 365 / 12 days.
        const sections = {
            ...environment({ logRetention: "365 days" }),
            network: { flowLogs: false },
            cost: { logsPerTask: "10 GiB", storedLogShare: 25 },
        };
        assertQuantity(costOf({ sections }), "logs/stored", 30, "GB-months");
    });

    it("are kept as long as a service says of its own", () => {
        const sections = { network: { flowLogs: false }, cost: { storedLogShare: 100 } };
        const services = [webService({ logRetention: "731 days" })];
        assertQuantity(costOf({ sections, services }), "logs/stored", 24.033, "GB-months");
    });

    it("have the flow logs beside them, where these are on", () => {
        const flow = (flowLogs: boolean) =>
            costOf({ sections: { network: { flowLogs }, cost: { flowLogs: "8 GiB" } } });
        assertQuantity(flow(true), "logs/flow-written", 8, "GB");
        assert.equal(lineOf(flow(false), "logs/flow-written"), undefined);
    });
});

describe("the images", () => {
    it("are those that each repository keeps", () => {
        const sections = { images: { keep: 10 }, cost: { imageSize: "512 MiB" } };
        assertQuantity(costOf({ sections, services: [webService(), worker()] }), "images/stored", 10, "GB-months");
    });

    it("are none where all are built elsewhere", () => {
        const services = [webService({ image: { uri: "registry.example.com/order:1" } })];
        assert.equal(lineOf(costOf({ services }), "images/stored"), undefined);
    });
});
