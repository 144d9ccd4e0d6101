import assert from "node:assert/strict";
import { Cluster } from "../../../components";
import { account } from "../../support/answers";
import { planWith } from "../../support/plans";
import { memoized } from "../../support/memoized";
import { deploy } from "../../support/recorder";

const tags = { Project: "shop" };

const deployCluster = memoized(async (environment: object = { class: "disposable" }) => {
    const { cluster } = planWith({ sections: { environment } });
    return (await deploy(() => new Cluster("shop-dev", { plan: cluster, tags }))).recording;
});

describe("Cluster by default", () => {
    it("logs shell sessions and offers Service Connect", async () => {
        assert.deepEqual((await deployCluster()).only("ecs/cluster:Cluster").inputs, {
            name: "shop-dev",
            settings: [{ name: "containerInsights", value: "disabled" }],
            configuration: {
                executeCommandConfiguration: {
                    logging: "OVERRIDE",
                    logConfiguration: { cloudWatchLogGroupName: "/shop/dev/exec" },
                },
            },
            serviceConnectDefaults: {
                namespace: `arn:aws:servicediscovery:eu-west-1:${account}:namespace/ns-shop-dev`,
            },
            tags,
        });
    });

    it("keeps the log of shell sessions for 14 days", async () => {
        const { inputs } = (await deployCluster()).only("LogGroup");
        assert.deepEqual(inputs, { name: "/shop/dev/exec", retentionInDays: 14, tags });
    });

    it("has a namespace of its own name", async () => {
        const { inputs } = (await deployCluster()).only("HttpNamespace");
        assert.deepEqual(inputs, { name: "shop-dev", description: "Service Connect", tags });
    });

    it("gives its name and ARN, and those of what belongs to it", async () => {
        const recording = await deployCluster();
        assert.deepEqual(recording.outputsOf(recording.only("flotilla:compute:Cluster")), {
            clusterArn: `arn:aws:ecs:eu-west-1:${account}:cluster/shop-dev`,
            clusterName: "shop-dev",
            namespaceArn: `arn:aws:servicediscovery:eu-west-1:${account}:namespace/ns-shop-dev`,
            execLogGroupArn: `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/exec`,
        });
    });
});

describe("Container Insights", () => {
    for (const [environment, value] of [
        [{ class: "production" }, "enabled"],
        [{ class: "local" }, "disabled"],
        [{ class: "disposable", containerInsights: "enhanced" }, "enhanced"],
        [{ class: "production", containerInsights: "disabled" }, "disabled"],
    ] as const) {
        it(`are ${value} with ${JSON.stringify(environment)}`, async () => {
            const { inputs } = (await deployCluster(environment)).only("ecs/cluster:Cluster");
            assert.deepEqual(inputs["settings"], [{ name: "containerInsights", value }]);
        });
    }
});

describe("the log of shell sessions", () => {
    for (const [environment, days] of [
        [{ class: "production" }, 365],
        [{ class: "production", logRetention: "30 days" }, 30],
    ] as const) {
        it(`is kept for ${days} days with ${JSON.stringify(environment)}`, async () => {
            assert.equal((await deployCluster(environment)).only("LogGroup").inputs["retentionInDays"], days);
        });
    }
});
