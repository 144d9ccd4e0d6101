import assert from "node:assert/strict";
import { Alerts } from "../../../components/observability/alerts";
import { account } from "../../support/answers";
import { memoized } from "../../support/memoized";
import { planWith } from "../../support/plans";
import { deploy } from "../../support/recorder";

const webhook = "https://alerts.example.com/sns";
const pagerDuty = "https://events.pagerduty.com/integration/0a1b2c3d/enqueue";

const deployAlerts = memoized(async () => {
    const { alerts: plan } = planWith({ sections: { alerts: { email: ["ops@example.com"], webhook, pagerDuty } } });
    assert.ok(plan);
    const args = { plan, accountId: account, region: "eu-west-1", tags: { Project: "shop" } };
    return (await deploy(() => new Alerts("shop-dev-alerts", args))).recording;
});

interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Principal: { readonly Service?: string; readonly AWS?: string } | string;
    readonly Action: string | readonly string[];
    readonly Condition?: object;
}

const statements = (policy: unknown): Statement[] =>
    (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement;
const ofService = (policy: unknown, service: string): Statement | undefined =>
    statements(policy).find(({ Principal }) => typeof Principal === "object" && Principal.Service === service);

describe("Alerts", () => {
    it("encrypts its topic with a key of its own", async () => {
        const recording = await deployAlerts();
        const { inputs } = recording.only("sns/topic:Topic");
        assert.equal(inputs["name"], "shop-dev-alerts");
        assert.deepEqual(recording.only("sns/topic:Topic").propertyDependencies["kmsMasterKeyId"], [
            recording.only("kms/key:Key").urn,
        ]);
    });

    it("has a key that is rotated, and that nobody outside the account administers", async () => {
        const { inputs } = (await deployAlerts()).only("kms/key:Key");
        assert.equal(inputs["enableKeyRotation"], true);
        assert.deepEqual(
            statements(inputs["policy"]).flatMap(({ Principal }) =>
                typeof Principal === "object" ? (Principal.AWS ?? Principal.Service) : Principal,
            ),
            [`arn:aws:iam::${account}:root`, "cloudwatch.amazonaws.com", "events.amazonaws.com"],
        );
    });

    for (const service of ["cloudwatch.amazonaws.com", "events.amazonaws.com"]) {
        it(`lets ${service} use the key: what it publishes would be lost without a word`, async () => {
            const { policy } = (await deployAlerts()).only("kms/key:Key").inputs;
            assert.deepEqual(ofService(policy, service)?.Action, ["kms:Decrypt", "kms:GenerateDataKey*"]);
        });

        it(`lets ${service} publish`, async () => {
            const { policy } = (await deployAlerts()).only("TopicPolicy").inputs;
            assert.equal(ofService(policy, service)?.Action, "sns:Publish");
        });
    }

    it("asks nothing of EventBridge's requests for the key that they don't tell", async () => {
        const recording = await deployAlerts();
        for (const type of ["kms/key:Key", "TopicPolicy"]) {
            const { policy } = recording.only(type).inputs;
            assert.equal(ofService(policy, "events.amazonaws.com")?.Condition, undefined);
            assert.deepEqual(ofService(policy, "cloudwatch.amazonaws.com")?.Condition, {
                StringEquals: { "aws:SourceAccount": account },
            });
        }
    });

    it("takes messages over TLS alone", async () => {
        const { policy } = (await deployAlerts()).only("TopicPolicy").inputs;
        const denied = statements(policy).filter(({ Effect }) => Effect === "Deny");
        assert.deepEqual(
            denied.map(({ Action, Condition }) => [Action, Condition]),
            [["sns:Publish", { Bool: { "aws:SecureTransport": "false" } }]],
        );
    });

    it("tells an address, and endpoints, which are secret", async () => {
        const subscriptions = (await deployAlerts()).all("TopicSubscription");
        assert.deepEqual(
            subscriptions.map(({ inputs, secrets }) => [
                inputs["protocol"],
                inputs["endpoint"],
                inputs["endpointAutoConfirms"],
                secrets,
            ]),
            [
                ["email", "ops@example.com", undefined, []],
                ["https", webhook, false, ["endpoint"]],
                ["https", pagerDuty, true, ["endpoint"]],
            ],
        );
    });

    it("lets those who publish come after what lets them", async () => {
        const recording = await deployAlerts();
        assert.deepEqual(Object.keys(recording.outputsOf(recording.only("flotilla:observability:Alerts")) ?? {}), [
            "topicArn",
        ]);
    });
});
