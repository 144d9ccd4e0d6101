import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const header = { headers: { "x-test": "true" } };
const payment = (
    testRoute: Readonly<Record<string, unknown>>,
    routes: readonly unknown[] = ["/payments", "/payments/*"],
    strategy = "blue-green",
) => withService("payment", { routes, deployment: { strategy, testRoute } });
const path = `${fileOf("payment")}: deployment.testRoute`;

export const cases: RuleCases = {
    compliant: [
        { what: "a header", sources: payment(header) },
        { what: "a host", sources: payment({ host: "test.example.com" }) },
        { what: "a parameter, of a canary", sources: payment({ query: { revision: "new" } }, ["/payments"], "canary") },
        {
            what: "a source within that of the route",
            sources: payment({ sourceCidrs: ["10.1.0.0/16"] }, [{ path: "/payments", sourceCidrs: ["10.0.0.0/8"] }]),
        },
        {
            what: "a host before a wildcard of hosts",
            sources: payment({ host: "test.example.com" }, [{ host: "*.example.com" }]),
        },
        {
            what: "a priority before that of the route",
            sources: payment({ ...header, priority: 9 }, [{ path: "/payments", priority: 10 }]),
        },
        {
            what: "the header by which another service's route is told, on another path",
            sources: withService(
                "order",
                { routes: ["/orders", { path: "/orders", headers: { "x-test": "true" } }] },
                payment(header),
            ),
        },
    ],
    violating: [
        {
            what: "a strategy that rolls",
            sources: payment(header, ["/payments"], "rolling"),
            path,
            reason: "is of no use: a rolling deployment mixes new tasks with old ones",
        },
        {
            what: "the host that the route has anyway",
            sources: payment({ host: "Api.example.com" }, [{ host: "api.example.com" }]),
            path,
            reason: 'every request that takes "api.example.com/*" would be a test request',
        },
        {
            what: "a value within which the route's own lies",
            sources: payment({ headers: { "X-Version": "*" } }, [
                { path: "/payments", headers: { "x-version": "2" } },
                { path: "/payments/*", headers: { "x-version": "2" } },
            ]),
            path,
            reason: /^every request that takes "\/payments(\/\*)? \(header x-version: 2\)" would be a test request$/,
        },
        {
            what: "the requests of another service's route",
            sources: withService(
                "order",
                { routes: [{ path: "/payments", headers: { "x-test": "TRUE" } }] },
                payment(header),
            ),
            path,
            reason: 'its requests, "/payments (header x-test: true)", are those of a route of "order"',
        },
        {
            what: "a route of its own with a written priority, and none for the test route",
            sources: payment(header, [{ path: "/payments", priority: 10 }]),
            path,
            reason: 'gets no request "/payments (header x-test: true)": "/payments" of "payment" (priority 10) is evaluated first',
        },
        {
            what: "the priority of another route",
            sources: withService(
                "order",
                { routes: [{ path: "/orders", priority: 7 }] },
                payment({ ...header, priority: 7 }),
            ),
            path: `${path}.priority`,
            reason: '7 is that of "/orders" of "order"',
        },
        {
            what: "a route of another service that is evaluated first and takes all",
            sources: withService("order", { routes: [{ path: "/*", priority: 50 }] }, payment(header)),
            path,
            reason: /^gets no request "\/payments \(header x-test: true\)": "\/\*" of "order" \(priority 50\)/,
        },
    ],
    absent: [{ what: "no test route", sources: withService("payment", { deployment: { strategy: "blue-green" } }) }],
    boundary: {
        inside: [
            { what: "four paths and a header", sources: payment(header, ["/p1", "/p2", "/p3", "/p4"]) },
            { what: "a path and four values", sources: payment({ query: { a: ["1", "2", "3", "4"] } }, ["/p1"]) },
        ],
        outside: [
            {
                what: "five paths and a header",
                sources: payment(header, ["/p1", "/p2", "/p3", "/p4", "/p5"]),
                path,
                reason: "and the routes do not fit into one listener rule, which has 5 values, and 5 wildcards, in all its conditions",
            },
            {
                what: "a path and five values",
                sources: payment({ query: { a: ["1", "2", "3", "4", "5"] } }, ["/p1"]),
                path,
                reason: /do not fit/,
            },
        ],
    },
};
