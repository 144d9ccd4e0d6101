import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const publisher = (section: "environment" | "secrets", name: string, publication: unknown = "order.placed") =>
    withService(
        "order",
        { publishes: [publication], [section]: { [name]: "/somewhere" } },
        withService("user", { subscribes: ["order.placed"] }),
    );
const byTopic = (event: string) => ({ event, transport: "sns" });
const topics = (...events: string[]) =>
    withService("order", { publishes: events.map(byTopic) }, withService("user", { subscribes: events }));

export const cases: RuleCases = {
    compliant: [
        { what: "another variable", sources: publisher("environment", "EVENT_BUS") },
        {
            what: "the bus's variable of who publishes by topics alone",
            sources: publisher("environment", "EVENT_BUS_NAME", byTopic("order.placed")),
        },
        { what: "topics of two events", sources: topics("order.placed", "order.sent") },
    ],
    violating: [
        ...(["environment", "secrets"] as const).flatMap((section) => [
            {
                what: `the bus's variable under ${section}`,
                sources: publisher(section, "EVENT_BUS_NAME"),
                path: `${fileOf("order")}: ${section}.EVENT_BUS_NAME`,
                reason: "is the variable that publishes sets",
            },
            {
                what: `a topic's variable under ${section}`,
                sources: publisher(section, "ORDER_PLACED_TOPIC_ARN", byTopic("order.placed")),
                path: `${fileOf("order")}: ${section}.ORDER_PLACED_TOPIC_ARN`,
                reason: "is the variable that publishes sets",
            },
        ]),
        {
            what: "two topics with one variable",
            sources: topics("order-line.placed", "order.line-placed"),
            path: `${fileOf("order")}: publishes`,
            reason: '"order-line.placed" and "order.line-placed" would both be found in ORDER_LINE_PLACED_TOPIC_ARN',
        },
    ],
    absent: [
        {
            what: "the variable of a service that publishes nothing",
            sources: withService("order", { environment: { EVENT_BUS_NAME: "another" } }),
        },
    ],
    boundary: "a variable has the name, or another one",
};
