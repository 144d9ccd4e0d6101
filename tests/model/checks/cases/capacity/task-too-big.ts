import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (
    patch: Readonly<Record<string, unknown>>,
    sources = withStack("capacity.instanceTypes", ["t3.medium"]),
) => withService("order", patch, sources);
const types = (...names: string[]) => withStack("capacity.instanceTypes", names);
const onZone = (expression: string) => order({ placement: { name: "binpack", constraints: [{ expression }] } });
const path = "services/order/service.ts: memory";

export const cases: RuleCases = {
    compliant: [
        { what: "a small task", sources: order({}) },
        {
            what: "a large task on large instances",
            sources: order({ memory: "12 GiB" }, types("m6i.xlarge", "m5.xlarge")),
        },
        {
            what: "a task on Fargate",
            sources: order({ memory: "8 GiB", cpu: "4 vCPU", capacity: "fargate", placement: absent }),
        },
        {
            what: "any task on the emulated AWS",
            sources: order({ memory: "8 GiB" }, withStack("environment.class", "local")),
        },
        {
            what: "types that are none, of which another rule tells",
            sources: order({ memory: "12 GiB" }, types("m6i.larg")),
        },
        {
            what: "a constraint that some instances meet",
            sources: onZone("attribute:ecs.availability-zone == eu-west-1b"),
        },
        {
            what: "as many GPUs as an instance has",
            sources: order(
                { gpus: 4, capacity: "gpu" },
                withStack("capacityProviders.gpu", { instanceTypes: ["g5.12xlarge"] }),
            ),
        },
        {
            what: "one type that is large enough, of instances that ECS manages",
            sources: order(
                { memory: "6 GiB", capacity: "managed", placement: absent },
                withStack("capacityProviders.managed", {
                    managedInstances: { instanceTypes: ["t3.medium", "m6i.large"] },
                    experimental: true,
                }),
            ),
        },
        { what: "a constraint on what is not known", sources: onZone("attribute:disk == ssd") },
    ],
    violating: [
        {
            what: "a task that is larger than every type",
            sources: order({ memory: "12 GiB" }, types("m6i.large", "t3.medium")),
            path,
            reason: "a task needs 0.25 vCPU and 12 GiB, and t3.medium offers 2 vCPU and about 3859 MiB",
        },
        {
            what: "a task that is larger than the smallest type, for which managed scaling starts nothing",
            sources: order({ memory: "6 GiB" }, types("m6i.large", "t3.medium")),
            path,
            reason: /t3\.medium offers 2 vCPU and about 3859 MiB/,
        },
        {
            what: "more GPUs than the smallest type has",
            sources: order(
                { gpus: 2, capacity: "gpu" },
                withStack("capacityProviders.gpu", { instanceTypes: ["g5.12xlarge", "g5.xlarge"] }),
            ),
            path: "services/order/service.ts: gpus",
            reason: "is 2, and g5.xlarge has 1",
        },
        {
            what: "a constraint that no instance meets",
            sources: onZone("attribute:ecs.instance-type =~ m7g.*"),
            path: "services/order/service.ts: placement",
            reason: "no t3.medium in eu-west-1a, eu-west-1b meets its placement constraint attribute:ecs.instance-type =~ m7g.*",
        },
    ],
    absent: "Every service has a size, and every environment instance types.",
    boundary: {
        inside: [
            // t3.medium: 4,096 MiB less 5 % and 32 MiB.
            { what: "all of an instance's memory", sources: order({ memory: "3859 MiB" }) },
            { what: "all of an instance's CPU", sources: order({ cpu: "2 vCPU" }) },
        ],
        outside: [
            {
                what: "one MiB more",
                sources: order({ memory: "3860 MiB" }),
                path,
                reason: /needs 0\.25 vCPU and 3860 MiB/,
            },
            {
                what: "an eighth of a vCPU more",
                sources: order({ cpu: "2.125 vCPU" }),
                path: "services/order/service.ts: cpu",
                reason: /needs 2\.125 vCPU/,
            },
        ],
    },
};
