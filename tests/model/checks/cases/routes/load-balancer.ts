import { absent, fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const path = `${fileOf("order")}: loadBalancer`;
const on = (loadBalancer: unknown, routes: unknown = ["/orders"]) =>
    withService("order", { loadBalancer, routes }, withStack("loadBalancers.internal", {}));

export const cases: RuleCases = {
    compliant: [
        { what: "one of loadBalancers", sources: on("internal") },
        { what: "the one of the section loadBalancer", sources: on("default") },
    ],
    violating: [
        {
            what: "one that there is not",
            sources: on("public"),
            path,
            reason: 'there is no load balancer "public"',
        },
        {
            what: "one for a service without routes",
            sources: on("internal", absent),
            path,
            reason: '"internal" has nothing to send to the service, which has no routes',
        },
        {
            what: "a name that every object has",
            sources: on("constructor"),
            path,
            reason: /no load balancer "constructor"/,
        },
    ],
    absent: [{ what: "a service that names none", sources: on(absent) }],
    boundary: {
        inside: [{ what: "the exact name", sources: on("internal") }],
        outside: [
            { what: "another letter case", sources: on("Internal"), path, reason: /no load balancer "Internal"/ },
        ],
    },
};
