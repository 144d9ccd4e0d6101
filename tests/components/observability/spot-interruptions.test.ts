import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";

const deployed = memoized(async (spot: number, ...capacity: string[]) => {
    const plan = planWith({
        sections: { observability: { dashboard: true }, capacity: { instanceTypes: ["m6i.large"], spot } },
        services: capacity.map((provider, index) =>
            worker({ name: `mailer${index}`, capacity: provider, critical: false }),
        ),
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

describe("the count of what Spot takes back", () => {
    it("is not there where nothing runs on Spot", async () => {
        assert.deepEqual((await deployed(0, "ec2", "fargate")).all("EventRule"), []);
    });

    it("is that of a rule on the warnings of instances, which tell no group", async () => {
        const { inputs } = (await deployed(50, "ec2")).only("EventRule");
        assert.deepEqual(JSON.parse(String(inputs["eventPattern"])), {
            source: ["aws.ec2"],
            "detail-type": ["EC2 Spot Instance Interruption Warning"],
        });
    });

    it("is that of a rule on the cluster's tasks that Fargate Spot stops", async () => {
        const { inputs } = (await deployed(0, "fargate-spot")).only("EventRule");
        assert.deepEqual(JSON.parse(String(inputs["eventPattern"])), {
            source: ["aws.ecs"],
            "detail-type": ["ECS Task State Change"],
            detail: {
                clusterArn: ["arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev"],
                lastStatus: ["STOPPED"],
                stopCode: ["SpotInterruption"],
            },
        });
    });

    it("writes each event to a log, which EventBridge may before the rule has it as its target", async () => {
        const recording = await deployed(50, "ec2");
        const logs = recording.named("LogGroup", "shop-dev-spot");
        assert.equal(logs.inputs["name"], "/aws/events/shop-dev-spot");
        const target = recording.only("EventTarget");
        assert.ok(recording.reach(target).has(recording.only("LogResourcePolicy")));
        assert.match(String(recording.only("LogResourcePolicy").inputs["policyDocument"]), /events\.amazonaws\.com/);
    });

    it("is on the dashboard by the names of the rules", async () => {
        const { inputs } = (await deployed(50, "ec2", "fargate-spot")).only("Dashboard");
        const body = String(inputs["dashboardBody"]);
        for (const rule of ["shop-dev-spot-instances", "shop-dev-spot-tasks"])
            assert.match(body, new RegExp(`"TriggeredRules","RuleName","${rule}-0a1b2c3"`));
    });
});
