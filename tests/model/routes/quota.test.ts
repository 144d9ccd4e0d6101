import assert from "node:assert/strict";
import { routesQuota } from "../../../model/checks/routes/quota";
import { parseConfiguration } from "../../../model/parse";
import { availabilityZones } from "../../../model/aws/availability-zones";
import { smallService, surroundings, withServices } from "../../support/fixtures";

describe("model: routes for which no priority is left", () => {
    it("are told of, though there is no plan", () => {
        const taken = Array.from({ length: 4100 }, (_, index) => ({ path: `/${index}`, priority: 50_000 - index }));
        const sources = withServices(smallService("odd", taken), smallService("web", ["/*"]));
        const { configuration, where, problems } = parseConfiguration(sources);
        assert.deepEqual(problems, []);
        const { region, hostPlatform } = surroundings;
        assert.deepEqual(
            routesQuota.check({
                configuration,
                serviceNames: ["odd", "web"],
                where,
                region,
                hostPlatform,
                zoneNames: availabilityZones(region),
                isEncrypted: () => false,
            }),
            [
                {
                    path: "flotilla:loadBalancer",
                    reason: "there is no listener-rule priority left for /*",
                    remedy: "write priorities for some of the routes that are like it",
                },
            ],
        );
    });
});
