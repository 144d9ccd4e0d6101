import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const publisher = (section: "environment" | "secrets", name: string) =>
    withService(
        "order",
        { publishes: ["order.placed"], [section]: { [name]: "/somewhere" } },
        withService("user", { subscribes: ["order.placed"] }),
    );

export const cases: RuleCases = {
    compliant: [{ what: "another variable", sources: publisher("environment", "EVENT_BUS") }],
    violating: (["environment", "secrets"] as const).map((section) => ({
        what: `the bus's variable under ${section}`,
        sources: publisher(section, "EVENT_BUS_NAME"),
        path: `${fileOf("order")}: ${section}.EVENT_BUS_NAME`,
        reason: "is the variable that publishes sets",
    })),
    absent: [
        {
            what: "the variable of a service that publishes nothing",
            sources: withService("order", { environment: { EVENT_BUS_NAME: "another" } }),
        },
    ],
    boundary: "a variable has the name, or another one",
};
