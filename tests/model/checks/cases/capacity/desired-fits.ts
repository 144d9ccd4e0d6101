import { absent, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

/** A t3.medium takes 2 tasks, and so few instances as the group has: the fixture's other services run one task each. */
const desired = (tasks: number, max: number, patch: Readonly<Record<string, unknown>> = {}) =>
    withService(
        "order",
        {
            "scaling.min": tasks,
            "scaling.max": tasks,
            "scaling.cpu": absent,
            "scaling.requestsPerTarget": absent,
            ...patch,
        },
        withStack("capacity.max", max),
    );
const path = "flotilla:capacity.max";

export const cases: RuleCases = {
    compliant: [
        { what: "tasks that fit" },
        { what: "any tasks on the emulated AWS", sources: withStack("environment.class", "local", desired(50, 2)) },
        { what: "tasks on Fargate", sources: desired(50, 2, { capacity: "fargate", placement: absent }) },
        {
            what: "a task that fits on no instance, of which another rule tells",
            sources: withService("order", { memory: "64 GiB" }),
        },
        {
            what: "instance types that are none, of which another rule tells",
            sources: withStack("capacity.instanceTypes", ["t3.medum"]),
        },
        { what: "an account without zones, of which another rule tells", changed: { zoneNames: [] } },
    ],
    violating: [
        {
            what: "more tasks than network interfaces",
            sources: desired(50, 4),
            path,
            reason: "is 4, too small for the desired tasks: a task of order finds no place, as all network interfaces are taken on each of the 4 instances",
        },
        {
            what: "more tasks of a service with a task on each instance than instances",
            sources: desired(7, 6, { placement: "one-task-per-host" }),
            path,
            reason: /a task of order finds no place, as a task of the service is already on/,
        },
        {
            what: "more tasks than CPU, with enough network interfaces",
            sources: withStack(
                "capacity.trunking",
                true,
                withStack("capacity.instanceTypes", ["m6i.large"], desired(8, 1)),
            ),
            path,
            reason: /less than 0\.25 vCPU is left on the only instance/,
        },
    ],
    absent: [{ what: "no max, which is 4 then", sources: withStack("capacity.max", absent) }],
    boundary: {
        inside: [{ what: "as many tasks as places: 5 and 3 on 4 instances", sources: desired(5, 4) }],
        outside: [{ what: "one task more", sources: desired(6, 4), path, reason: /a task of order finds no place/ }],
    },
};
