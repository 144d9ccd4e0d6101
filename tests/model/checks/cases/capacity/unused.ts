import { absent, serviceNames, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const memory = withStack("capacityProviders.memory", { instanceTypes: ["r6i.large"], min: 2 });
const onFargate = { capacity: "fargate", placement: absent, memory: "512 MiB" };
const allOnFargate = (sources = sourcesFixture()) =>
    serviceNames.reduce((so, name) => withService(name, onFargate, so), sources);

export const cases: RuleCases = {
    compliant: [{ what: "a service on each", sources: withService("user", { capacity: "memory" }, memory) }],
    violating: [
        {
            what: "a group that no service chooses",
            sources: memory,
            path: "flotilla:capacityProviders.memory",
            reason: "no service runs on these instances, of which 2 are kept all the same",
        },
        {
            what: "a group that is retired, and to be removed next",
            sources: withStack("capacityProviders.memory.retired", true, memory),
            path: "flotilla:capacityProviders.memory",
            reason: "is retired, and no service runs on it",
        },
        {
            what: "the section capacity, when all services are elsewhere",
            sources: allOnFargate(),
            path: "flotilla:capacity",
            reason: "no service runs on these instances, of which 1 is kept all the same",
        },
    ],
    absent: [{ what: "no instances at all", sources: allOnFargate(withStack("capacity", absent)) }],
    boundary: {
        inside: [
            {
                what: "one part of one service's strategy",
                sources: withService(
                    "user",
                    {
                        capacity: [
                            { provider: "ec2", base: 1 },
                            { provider: "memory", weight: 0 },
                        ],
                    },
                    memory,
                ),
            },
        ],
        outside: [
            {
                what: "a group that keeps no instance",
                sources: withStack("capacityProviders.memory.min", 0, memory),
                path: "flotilla:capacityProviders.memory",
                reason: "no service runs on these instances, of which 0 are kept all the same",
            },
        ],
    },
};
