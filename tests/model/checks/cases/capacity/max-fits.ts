import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** A t3.medium takes 2 tasks. The fixture's services run one task each, and may run 1, 4, 2 and 4. */
const max = (instances: number, sources = withService("order", {})) => withStack("capacity.max", instances, sources);
const orderMax = (tasks: number) => withService("order", { "scaling.max": tasks });
const path = "flotilla:capacity.max";

export const cases: RuleCases = {
    compliant: [
        { what: "a group that is large enough", sources: max(20) },
        { what: "any tasks on the emulated AWS", sources: withStack("environment.class", "local", max(3)) },
        { what: "desired tasks that do not fit either, of which another rule tells", sources: max(1) },
    ],
    violating: [
        {
            what: "a group that is too small for all services at their max",
            sources: max(4),
            path,
            reason: "is 4, too small for what the services may scale to: user is the first to find no place, as all network interfaces are taken on each of the 4 instances",
        },
    ],
    absent: [
        {
            what: "no max of the group, which is 4 then",
            sources: withStack("capacity.max", absent),
            path,
            reason: /^is 4, too small/,
        },
        {
            what: "no max of the services, so that they stay as they are",
            sources: max(
                2,
                ["order", "payment", "user"].reduce(
                    (sources, name) => withService(name, { scaling: absent }, sources),
                    withService("inventory", {}),
                ),
            ),
        },
    ],
    boundary: {
        // 1 + 5 + 2 + 4 tasks are as many as six instances take.
        inside: [{ what: "as many tasks as places", sources: max(6, orderMax(5)) }],
        outside: [{ what: "one task more", sources: max(6, orderMax(6)), path, reason: /order is the first/ }],
    },
};
