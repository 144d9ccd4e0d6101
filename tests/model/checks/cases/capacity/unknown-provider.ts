import { absent, serviceNames, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import { fileOf } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const memory = withStack("capacityProviders.memory", { instanceTypes: ["r6i.large"] });
const on = (capacity: unknown, sources = memory) => withService("user", { capacity }, sources);
const onFargate = { capacity: "fargate", placement: absent, cpu: "0.25 vCPU", memory: "512 MiB" };
const without = (...onInstances: readonly string[]) =>
    serviceNames
        .filter((name) => !onInstances.includes(name))
        .reduce((sources, name) => withService(name, onFargate, sources), withStack("capacity", absent));

export const cases: RuleCases = {
    compliant: [
        { what: "a group of capacityProviders", sources: on("memory") },
        { what: "several", sources: on([{ provider: "ec2" }, { provider: "memory" }]) },
        { what: "no section capacity where no service runs on it", sources: without() },
    ],
    violating: [
        {
            what: "a slip of the hand",
            sources: on("memry"),
            path: `${fileOf("user")}: capacity`,
            reason: 'there is no capacity provider "memry"',
        },
        {
            what: "one of a list",
            sources: on([{ provider: "ec2" }, { provider: "FARGATE" }]),
            path: `${fileOf("user")}: capacity[1].provider`,
            reason: 'there is no capacity provider "FARGATE"',
        },
        {
            what: "services without the section that they run on",
            sources: without("order", "user"),
            path: "flotilla:capacity",
            reason: "is missing, and order and user run on it",
        },
    ],
    absent: [{ what: "no capacity of a service, which is ec2 then", sources: sourcesFixture() }],
    boundary: {
        inside: [
            {
                what: "the shortest name",
                sources: on("io", withStack("capacityProviders.io", { instanceTypes: ["i4i.large"] })),
            },
        ],
        outside: [
            {
                what: "all services without the section",
                sources: withStack("capacity", absent),
                path: "flotilla:capacity",
                reason: "is missing, and inventory, order, payment and 1 more run on it",
            },
        ],
    },
};
