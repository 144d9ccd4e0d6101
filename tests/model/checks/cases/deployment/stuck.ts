import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** A t3.medium takes 2 tasks, so that the fixture's four fill two instances. */
const max = (instances: number, sources = withService("order", {})) => withStack("capacity.max", instances, sources);
const minimum = (percent: number) =>
    ["inventory", "order", "payment", "user"].reduce(
        (sources, name) => withService(name, { "deployment.minimumHealthyPercent": percent }, sources),
        max(2),
    );
const path = "flotilla:capacity.max";

export const cases: RuleCases = {
    compliant: [
        { what: "a group with room" },
        { what: "full instances on the emulated AWS", sources: withStack("environment.class", "local", max(2)) },
        { what: "full instances, where an old task may stop first", sources: minimum(0) },
        { what: "desired tasks that do not fit, of which another rule tells", sources: max(1) },
        {
            what: "percents that leave no room, of which another rule tells",
            sources: max(3, withService("order", { deployment: { minimumHealthyPercent: 100, maximumPercent: 100 } })),
        },
    ],
    violating: [
        {
            what: "full instances in a group at its largest",
            sources: max(2),
            path,
            reason: "is 2, which leaves no room for a rolling update of inventory, order, payment and 1 more: a new task finds no place: all network interfaces are taken on each of the 2 instances, and the group is at its largest (2); and no running task may stop before, as minimumHealthyPercent 100 keeps 1 of 1",
        },
        {
            what: "a task on each instance, and no other instance",
            sources: max(6, withService("payment", { "scaling.min": 5, "scaling.max": 5 })),
            path,
            reason: /rolling update of payment: a new task finds no place: a task of the service is already on 5 of the 6 instances/,
        },
        {
            what: "no place for twice the tasks of one that is deployed blue-green, whatever its percents",
            sources: max(
                4,
                withService("user", {
                    scaling: { min: 3, max: 4 },
                    deployment: { strategy: "blue-green", minimumHealthyPercent: 0 },
                }),
            ),
            path,
            reason: /^is 4, which leaves no room for an update of user: 3 new tasks must run beside the old ones, and not all find a place: .*, with the group at its largest \(4\)$/,
        },
    ],
    absent: [{ what: "no max, which is 4 then", sources: withStack("capacity.max", absent) }],
    boundary: {
        inside: [{ what: "one spare instance", sources: max(3) }],
        outside: [{ what: "no spare instance", sources: max(2), path, reason: /leaves no room/ }],
    },
};
