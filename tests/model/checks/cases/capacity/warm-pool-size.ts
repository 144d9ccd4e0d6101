import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const pool = (warmPool: unknown, min = 2, max = 4) =>
    withStack("capacity.warmPool", warmPool, withStack("capacity.min", min, withStack("capacity.max", max)));
const prepared = "flotilla:capacity.warmPool.maxPrepared";

export const cases: RuleCases = {
    compliant: [
        { what: "as many as the group may still start", sources: pool({}) },
        { what: "one more than the group keeps", sources: pool({ maxPrepared: 3 }) },
        { what: "a least number, whatever the group has", sources: pool({ min: 1, maxPrepared: 0 }) },
    ],
    violating: [
        {
            what: "fewer prepared than the group has",
            sources: pool({ maxPrepared: 1 }),
            path: prepared,
            reason: "is 1, and the group has 2 instances or more: none are left to wait",
        },
        {
            what: "a group that can't grow",
            sources: pool({}, 4),
            path: "flotilla:capacity.warmPool",
            reason: "keeps no instance: the group has 4 instances from the beginning",
        },
    ],
    absent: [
        { what: "no warm pool", sources: pool(absent) },
        {
            what: "a group that is on its way out",
            sources: withStack("capacityProviders.old", {
                instanceTypes: ["m5.large"],
                retired: true,
                warmPool: { maxPrepared: 0 },
            }),
        },
    ],
    boundary: {
        inside: [{ what: "room for one instance", sources: pool({}, 3) }],
        outside: [
            {
                what: "as many prepared as the group has",
                sources: pool({ maxPrepared: 2 }),
                path: prepared,
                reason: "is 2, and the group has 2 instances or more: none are left to wait",
            },
        ],
    },
};
