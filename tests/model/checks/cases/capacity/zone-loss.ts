import { productionFixture, withService, withStack } from "../../../../support/fixtures";
import type { ConfigurationSources } from "../../../../../model/parse";
import type { RuleCases } from "../../rule-cases";

/** Every task on Fargate but those of order, so that it alone decides. */
const others = ["inventory", "payment", "user"];
const onlyOrder = (patch: Readonly<Record<string, unknown>>, sources: ConfigurationSources = productionFixture()) =>
    others.reduce(
        (so, name) => withService(name, { capacity: "fargate", memory: "512 MiB", placement: undefined }, so),
        withService("order", patch, sources),
    );
const binpack = (tasks: number) => onlyOrder({ placement: "binpack", "scaling.min": tasks });
const only = (zone: string) => ({
    name: "binpack",
    constraints: [{ expression: `attribute:ecs.availability-zone == ${zone}` }],
});
const path = "services/order/service.ts: placement";

export const cases: RuleCases = {
    compliant: [
        {
            what: "tasks that are spread over instances in two zones",
            sources: withStack("capacity.min", 2, onlyOrder({ "scaling.min": 2 })),
        },
        {
            what: "tasks that start in one zone, of which ECS moves one to the instance that is kept as headroom in another",
            sources: onlyOrder({ "scaling.min": 2 }),
        },
        {
            what: "an environment that is not production",
            sources: withStack("environment.class", "disposable", binpack(2)),
        },
        { what: "the emulated AWS", sources: withStack("environment.class", "local", binpack(2)) },
    ],
    violating: [
        {
            what: "tasks that fill one instance",
            sources: binpack(2),
            path,
            reason: "puts all 2 tasks into eu-west-1a, so that the service is down when this zone is lost",
        },
        {
            what: "tasks that must be in one zone, and so have no place without it",
            sources: onlyOrder({ placement: only("eu-west-1b"), "scaling.min": 2 }),
            path,
            reason: /puts all 2 tasks into eu-west-1b/,
            more: [
                {
                    path: "flotilla:capacity.max",
                    reason: "is 6, which leaves no place for all tasks when the zone eu-west-1b is lost: missing are 2 of order",
                },
            ],
        },
        {
            what: "tasks that are spread over zones, but find an instance in one zone only when they start",
            sources: withStack("capacity.targetCapacity", 100, onlyOrder({ "scaling.min": 2 })),
            path,
            reason: /puts all 2 tasks into eu-west-1a/,
        },
    ],
    absent: [{ what: "no service on instances", sources: onlyOrder({ capacity: "fargate", placement: undefined }) }],
    boundary: {
        inside: [
            { what: "a single task, which can't be in two zones", sources: binpack(1) },
            { what: "a third task, which the full instance does not take", sources: binpack(3) },
        ],
        outside: [{ what: "two tasks", sources: binpack(2), path, reason: /all 2 tasks/ }],
    },
};
