import assert from "node:assert/strict";
import { Platform } from "../../../components";
import { existingNetworkSection } from "../../support/existing";
import { existingSection } from "../../support/existing-links";
import { memoized } from "../../support/memoized";
import { planWith, webService } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";

const deployed = memoized(async (): Promise<Recording> => {
    const plan = planWith({
        sections: { network: existingNetworkSection, existing: existingSection },
        services: [
            webService({ databases: ["shop"], eventBuses: ["orders"] }),
            webService({ name: "other", routes: ["/other"] }),
        ],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

interface Container {
    readonly environment: readonly { readonly name: string; readonly value: string }[];
    readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
}

describe("a service that is linked to a database and an event bus that are there", () => {
    it("gets their addresses as variables, and the database's secret", async () => {
        const { inputs } = (await deployed()).named("TaskDefinition", "order");
        const [container] = JSON.parse(String(inputs["containerDefinitions"])) as Container[];
        assert.deepEqual(container?.environment, [
            { name: "AWS_REGION", value: "eu-west-1" },
            { name: "ORDERS_EVENT_BUS", value: existingSection.eventBuses.orders },
            { name: "SHOP_HOST", value: existingSection.databases.shop.host },
            { name: "SHOP_PORT", value: "5432" },
        ]);
        assert.deepEqual(container.secrets, [
            { name: "SHOP_SECRET", valueFrom: existingSection.databases.shop.secretArn },
        ]);
    });

    it("is let out to the database by one rule, and the database's security group gets none", async () => {
        const recording = await deployed();
        const rules = recording.registrations.filter(({ inputs }) =>
            Object.values(inputs).includes(existingSection.databases.shop.securityGroupId),
        );
        assert.deepEqual(
            rules.map(({ name, inputs }) => [name, inputs["securityGroupId"], inputs["fromPort"], inputs["toPort"]]),
            [["order.database.shop", "order-id", 5432, 5432]],
        );
    });

    it("may put events on the bus, and read the secret when it starts", async () => {
        const recording = await deployed();
        const statementsOf = (name: string) =>
            (
                JSON.parse(String(recording.named("RolePolicy", name).inputs["policy"])) as {
                    Statement: { Sid: string; Action: unknown; Resource: unknown }[];
                }
            ).Statement;
        assert.deepEqual(statementsOf("order-task"), [
            {
                Sid: "Events",
                Effect: "Allow",
                Action: "events:PutEvents",
                Resource: [existingSection.eventBuses.orders],
            },
        ]);
        const secrets = statementsOf("order-execution").find(({ Sid }) => Sid === "Secrets");
        assert.deepEqual(secrets?.Resource, [existingSection.databases.shop.secretArn]);
    });

    it("shares none of it with a service that is not linked", async () => {
        const recording = await deployed();
        assert.ok(!String(recording.named("TaskDefinition", "other").inputs["containerDefinitions"]).includes("SHOP_"));
        assert.ok(!recording.all("RolePolicy").some(({ name }) => name === "other-task"));
    });
});
