import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { memoized } from "../../support/memoized";
import { planWith, webService } from "../../support/plans";
import { deploy } from "../../support/recorder";

const deployed = memoized(async (observability: object) => {
    const plan = planWith({ sections: { observability }, services: [webService()] });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("the dashboard of a platform", () => {
    it("is not there unless it is asked for", async () => {
        assert.deepEqual((await deployed({})).all("Dashboard"), []);
    });

    it("names what it shows as CloudWatch does", async () => {
        const { inputs } = (await deployed({ dashboard: true })).only("Dashboard");
        assert.equal(inputs["dashboardName"], "shop-dev");
        const body = String(inputs["dashboardBody"]);
        for (const name of [
            '"ClusterName","shop-dev","ServiceName","order-0a1b2c3"',
            '"LoadBalancer","app/shop-dev-0a1b2c3/50dc6c495c0c9188","TargetGroup","targetgroup/order-0a1b2c3/73e2d6bc24d8a067"',
        ])
            assert.ok(body.includes(name), name);
    });
});

describe("the saved queries of a platform", () => {
    it("are not there unless they are asked for", async () => {
        assert.deepEqual((await deployed({})).all("QueryDefinition"), []);
    });

    it("look at the services' logs", async () => {
        const queries = (await deployed({ queries: true })).all("QueryDefinition");
        assert.deepEqual(
            queries.map(({ name, inputs }) => [name, inputs["name"], inputs["logGroupNames"]]),
            [
                ["shop-dev-by-correlation-id", "shop-dev/By correlation id", ["/shop/dev/order"]],
                ["shop-dev-errors", "shop-dev/Errors", ["/shop/dev/order"]],
            ],
        );
    });
});
