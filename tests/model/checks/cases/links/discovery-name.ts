import { absent, fileOf, smallService, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const named = (discoveryName: unknown) => withService("order", { discoveryName });
const path = `${fileOf("order")}: discoveryName`;
const fixture = sourcesFixture();
const withLocalhost = { ...fixture, services: [...fixture.services, smallService("localhost", ["/local"])] };
/** A host name of so many characters. */
const long = (length: number) => `${"a".repeat(63)}.${"b".repeat(length - 64)}`;

export const cases: RuleCases = {
    compliant: [
        { what: "a label", sources: named("orders-v2") },
        { what: "labels with dots", sources: named("orders.shop.internal") },
        {
            what: "a name that a service without a port has",
            sources: withService("payment", { port: absent, routes: absent }, named("payment")),
        },
    ],
    violating: [
        { what: "capital letters", sources: named("Orders"), path, reason: '"Orders" is not a host name' },
        { what: "an underscore", sources: named("order_api"), path, reason: '"order_api" is not a host name' },
        { what: "an empty name", sources: named(""), path, reason: '"" is not a host name' },
        { what: "an address", sources: named("10.0.0.7"), path, reason: '"10.0.0.7" would be read as an address' },
        { what: "the task itself", sources: named("localhost"), path, reason: '"localhost" is the task itself' },
        {
            what: "a service of that name",
            sources: withLocalhost,
            path: `${fileOf("localhost")}: name`,
            reason: '"localhost" is the task itself',
        },
        {
            what: "another service's name",
            sources: named("payment"),
            path,
            reason: 'services "payment" and "order" are both called "payment"',
        },
        {
            what: "a name that two services are given",
            sources: withService("payment", { discoveryName: "api" }, named("api")),
            path: `${fileOf("payment")}: discoveryName`,
            reason: 'services "order" and "payment" are both called "api"',
        },
        {
            what: "a service without a port",
            sources: withService("order", { discoveryName: "orders", port: absent, routes: absent }),
            path,
            reason: "is for a service that others call, and this one has no port",
        },
    ],
    absent: [{ what: "no discoveryName" }],
    boundary: {
        inside: [
            { what: "127 characters", sources: named(long(127)) },
            { what: "a label of 63 characters", sources: named("a".repeat(63)) },
            { what: "one character", sources: named("a") },
            { what: "a hyphen within", sources: named("a-b") },
        ],
        outside: [
            {
                what: "128 characters",
                sources: named(long(128)),
                path,
                reason: /has 128 characters, and ECS takes 127/,
            },
            { what: "a label of 64 characters", sources: named("a".repeat(64)), path, reason: /not a host name/ },
            { what: "a hyphen at the end", sources: named("a-"), path, reason: /not a host name/ },
            { what: "a dot at the end", sources: named("a."), path, reason: /not a host name/ },
        ],
    },
};
