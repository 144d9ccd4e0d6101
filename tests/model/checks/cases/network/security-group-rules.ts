import type { ConfigurationSources } from "../../../../../model/parse";
import { absent, fileOf, smallService, withService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const ranges = (count: number, certificate: unknown = absent) =>
    withStack(
        "loadBalancer.allowedCidrs",
        Array.from({ length: count }, (_, index) => `203.0.113.${index}/32`),
        withStack("loadBalancer.certificateArn", certificate),
    );
const names = (count: number) => Array.from({ length: count }, (_, index) => `svc-${index}`);
const behindOne = (count: number): ConfigurationSources =>
    withServices(...names(count).map((name) => smallService(name, [`/${name}`, `/${name}/*`])));
/** So many services call the first one, which has routes too. */
const callers = (count: number): ConfigurationSources =>
    names(count + 1)
        .slice(1)
        .reduce(
            (sources, name) => withService(name, { routes: absent, calls: ["svc-0"] }, sources),
            behindOne(count + 1),
        );

export const cases: RuleCases = {
    compliant: [
        { what: "a few ranges", sources: ranges(3) },
        { what: "a few services", sources: behindOne(3) },
    ],
    violating: [
        {
            what: "ranges for two listeners",
            sources: ranges(40, certificateArn),
            path: "flotilla:loadBalancer.allowedCidrs",
            reason: "the ranges that may reach the load balancer take 80 rules of its security group, which has 60 in a direction by default",
        },
        {
            what: "many services behind one load balancer",
            sources: behindOne(100),
            path: "flotilla:loadBalancer",
            reason: "the services behind the load balancer take 100 rules of its security group, which has 60 in a direction by default",
        },
    ],
    absent: [
        { what: "no ranges, which is everyone", sources: withStack("loadBalancer", {}) },
        { what: "no routes", sources: withService("user", { routes: absent }) },
    ],
    boundary: {
        inside: [
            { what: "60 ranges", sources: ranges(60) },
            { what: "30 ranges for two listeners", sources: ranges(30, certificateArn) },
            { what: "60 services behind one load balancer", sources: behindOne(60) },
            { what: "59 callers and the load balancer", sources: callers(59) },
            {
                what: "60 callers of a service without routes",
                sources: withService("svc-0", { routes: absent }, callers(60)),
            },
        ],
        outside: [
            { what: "61 ranges", sources: ranges(61), path: "flotilla:loadBalancer.allowedCidrs", reason: /61 rules/ },
            {
                what: "61 services behind one",
                sources: behindOne(61),
                path: "flotilla:loadBalancer",
                reason: /61 rules/,
            },
            {
                what: "60 callers and the load balancer",
                sources: callers(60),
                path: fileOf("svc-0"),
                reason: /61 rules/,
            },
        ],
    },
};
