import assert from "node:assert/strict";
import { groupOf, loadBalancerOf, planOf, serviceOf, withStack } from "../support/fixtures";

const planOfClass = (name: string) => planOf(withStack("environment.class", name));

function decisions(name: string) {
    const plan = planOfClass(name);
    const { protect, cluster, network } = plan;
    const group = groupOf(plan);
    return {
        protect,
        logRetentionDays: cluster.logRetentionDays,
        containerInsights: cluster.containerInsights,
        targetCapacityPercent: group.targetCapacityPercent,
        detailedMonitoring: group.detailedMonitoring,
        forceDelete: group.forceDelete,
        deletionProtection: loadBalancerOf(plan).deletionProtection,
        flowLogRetentionDays: network.flowLogRetentionDays,
    };
}

const others = {
    protect: false,
    logRetentionDays: 14,
    containerInsights: "disabled",
    targetCapacityPercent: 100,
    detailedMonitoring: false,
    forceDelete: true,
    deletionProtection: false,
    flowLogRetentionDays: 7,
};

describe("model: an environment's class", () => {
    it("production protects what holds data, and watches closely", () =>
        assert.deepEqual(decisions("production"), {
            protect: true,
            logRetentionDays: 365,
            containerInsights: "enabled",
            targetCapacityPercent: 90,
            detailedMonitoring: true,
            forceDelete: false,
            deletionProtection: true,
            flowLogRetentionDays: 365,
        }));
    it("disposable deletes cleanly", () => assert.deepEqual(decisions("disposable"), others));
    it("local deletes cleanly", () => assert.deepEqual(decisions("local"), others));
    it("is in the plan", () => assert.equal(planOfClass("local").class, "local"));
    it("local runs images of any platform", () => {
        const plan = planOf(withStack("images.platform", "linux/arm64", withStack("environment.class", "local")));
        const { image } = serviceOf(plan, "order");
        assert.equal(image.kind === "built" && image.platform, "linux/arm64");
    });
    it("gives way to what is written", () => {
        const plan = planOf(
            withStack("environment", { class: "production", logRetention: "30 days", containerInsights: "enhanced" }),
        );
        assert.deepEqual([plan.cluster.logRetentionDays, plan.cluster.containerInsights], [30, "enhanced"]);
    });
});

describe("model: logs", () => {
    it("are in a group a service, named after project and stack", () =>
        assert.equal(serviceOf(planOf(), "order").logGroup, "/flotilla/dev/order"));
    it("of shells are in a group of the cluster", () =>
        assert.equal(planOf().cluster.execLogGroup, "/flotilla/dev/exec"));
    it("take names that CloudWatch takes, whatever project and stack are called", () => {
        const plan = planOf(undefined, { project: "My.Shop", stack: "pull/17" });
        assert.equal(serviceOf(plan, "order").logGroup, "/my-shop/pull-17/order");
    });
    it("are kept as long as the environment says", () => {
        const plan = planOf(withStack("environment.logRetention", "90 days"));
        assert.equal(serviceOf(plan, "order").logRetentionDays, 90);
    });
    it("are kept as long as the service says", () => {
        const plan = planOf(
            withStack("services.order.logRetention", "1 day", withStack("environment.logRetention", "90 days")),
        );
        assert.equal(serviceOf(plan, "order").logRetentionDays, 1);
    });
});

describe("model: interface endpoints", () => {
    for (const nat of ["single", "per-zone", "regional"])
        it(`are none with nat ${nat}`, () =>
            assert.deepEqual(planOf(withStack("network.nat", nat)).network.interfaceEndpoints, []));
    it("are those that tasks and their hosts need without nat", () =>
        assert.deepEqual(planOf(withStack("network.nat", "none")).network.interfaceEndpoints, [
            "ecr.api",
            "ecr.dkr",
            "ecs",
            "ecs-agent",
            "ecs-telemetry",
            "logs",
            "secretsmanager",
            "ssm",
            "ssmmessages",
        ]));
});

describe("model: zones", () => {
    it("are the first of the region", () =>
        assert.deepEqual(planOf(withStack("network.zones", 3)).network.zones, [
            "eu-west-1a",
            "eu-west-1b",
            "eu-west-1c",
        ]));
    it("are those of the region, which may lack a letter", () =>
        assert.deepEqual(planOf(withStack("network.zones", 3), { region: "ap-northeast-1" }).network.zones, [
            "ap-northeast-1a",
            "ap-northeast-1c",
            "ap-northeast-1d",
        ]));
    it("are those that are named, in their order", () =>
        assert.deepEqual(planOf(withStack("network.zones", ["eu-west-1c", "eu-west-1a"])).network.zones, [
            "eu-west-1c",
            "eu-west-1a",
        ]));
});

describe("model: tags", () => {
    it("name project, environment and service, beside one's own", () =>
        assert.deepEqual(serviceOf(planOf(withStack("environment.tags", { Team: "shop" })), "order").tags, {
            Team: "shop",
            Project: "flotilla",
            Environment: "dev",
            ManagedBy: "pulumi",
            Service: "order",
        }));
});
