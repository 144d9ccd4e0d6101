import { fileOf, functionFile, functionFileOf, serviceFile, withServices } from "../../../../support/fixtures";
import { worker } from "../../../../support/plans";
import type { RuleCases } from "../../rule-cases";

/** Services with 50 subscriptions each, and one with the rest. */
const subscriptions = (count: number, filter?: object, publication: (event: string) => unknown = (event) => event) => {
    const events = Array.from({ length: 50 }, (_, index) => `order.n${index}`);
    const subscribers = Array.from({ length: Math.ceil(count / 50) }, (_, index) =>
        serviceFile(
            worker({
                name: `svc-${index}`,
                subscribes: events
                    .slice(0, count - index * 50)
                    .map((event) => (filter === undefined ? event : ({ event, filter } as { event: string }))),
            }),
        ),
    );
    return withServices(
        serviceFile({ ...worker({ name: "order" }), publishes: events.map(publication) }),
        ...subscribers,
    );
};
const byTopic = (event: string) => ({ event, transport: "sns" });

/** Services that each subscribe to the event of one topic, with a filter. */
const filters = (count: number) =>
    withServices(
        serviceFile({ ...worker({ name: "order" }), publishes: [byTopic("order.placed")] }),
        ...Array.from({ length: count }, (_, index) =>
            serviceFile({
                ...worker({ name: `svc-${index}` }),
                subscribes: [{ event: "order.placed", filter: { sku: ["a"] } }],
            }),
        ),
    );
const wildcard = { sku: [{ wildcard: "a*b" }] };

export const cases: RuleCases = {
    compliant: [
        { what: "a hundred", sources: subscriptions(100) },
        { what: "400 of topics, without filters", sources: subscriptions(400, undefined, byTopic) },
        { what: "a hundred with other filters", sources: subscriptions(100, { sku: [{ prefix: "a" }] }) },
    ],
    violating: [
        {
            what: "400 subscriptions",
            sources: subscriptions(400),
            path: `${fileOf("svc-6")}: subscribes[0]`,
            reason: '"order.n0" is the first of 100 subscriptions more than the 300 of an event bus',
        },
        {
            what: "300 of services and one of a function",
            sources: {
                ...subscriptions(300),
                functions: [functionFile({ name: "notification", subscribes: ["order.n0"] })],
            },
            path: `${functionFileOf("notification")}: subscribes[0]`,
            reason: /first of 1 subscriptions/,
        },
        {
            what: "50 filters with wildcards",
            sources: subscriptions(50, wildcard),
            path: `${fileOf("svc-0")}: subscribes[30]`,
            reason: '"order.n30" is the first of 20 filters with a wildcard more than the 30 of an event bus',
        },
    ],
    absent: [{ what: "no subscription" }],
    boundary: {
        inside: [
            { what: "300 subscriptions", sources: subscriptions(300) },
            { what: "30 filters with wildcards", sources: subscriptions(30, wildcard) },
            { what: "200 filters on a topic", sources: filters(200) },
        ],
        outside: [
            {
                what: "301 subscriptions",
                sources: subscriptions(301),
                path: `${fileOf("svc-6")}: subscribes[0]`,
                reason: /first of 1 subscriptions/,
            },
            {
                what: "31 filters with wildcards",
                sources: subscriptions(31, wildcard),
                path: `${fileOf("svc-0")}: subscribes[30]`,
                reason: /first of 1 filters/,
            },
            {
                what: "201 filters on a topic",
                sources: filters(201),
                path: `${fileOf("svc-99")}: subscribes[0]`,
                reason: '"order.placed" is the first of 1 filters more than the 200 of a topic',
            },
        ],
    },
};
