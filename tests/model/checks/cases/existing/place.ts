import { existingSection, withExistingLinks } from "../../../../support/existing-links";
import { absent, sourcesFixture, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const bus = "existing.eventBuses.orders";
const inRegion = (region: string) =>
    withStack(bus, existingSection.eventBuses.orders.replace("eu-west-1", region), withExistingLinks());

export const cases: RuleCases = {
    compliant: [
        { what: "a database in the services' VPC", sources: withExistingLinks() },
        {
            what: "a database in a VPC that is connected",
            sources: withStack("network", { peers: ["10.30.0.0/16"] }, withExistingLinks()),
        },
    ],
    violating: [
        {
            what: "a database in a VPC that is not connected",
            sources: withStack("network", absent, withExistingLinks()),
            path: "flotilla:existing.databases.shop",
            reason: "is in a VPC of its own, and no way leads there from the VPC of the services",
        },
        {
            what: "a secret of another region",
            sources: withStack(
                "existing.databases.shop.secretArn",
                existingSection.databases.shop.secretArn.replace("eu-west-1", "us-east-1"),
                withExistingLinks(),
            ),
            path: "flotilla:existing.databases.shop.secretArn",
            reason: "it is in us-east-1, and the services in eu-west-1",
        },
    ],
    absent: [{ what: "nothing that is there", sources: sourcesFixture() }],
    boundary: {
        inside: [{ what: "an event bus of the region", sources: inRegion("eu-west-1") }],
        outside: [
            {
                what: "an event bus of the region beside it",
                sources: inRegion("eu-west-2"),
                path: `flotilla:${bus}`,
                reason: /it is in eu-west-2/,
            },
        ],
    },
};
