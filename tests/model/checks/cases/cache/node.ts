import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const node = (type: string) => withService("order", { cache: { node: type } });
const path = `${fileOf("order")}: cache.node`;

export const cases: RuleCases = {
    compliant: [
        { what: "a burstable type", sources: node("cache.t4g.medium") },
        { what: "one of Graviton", sources: node("cache.r7g.16xlarge") },
    ],
    violating: [
        {
            what: "a family that keeps data on disks",
            sources: node("cache.r6gd.xlarge"),
            path,
            reason: '"cache.r6gd.xlarge" is of no family that is known: t3, t4g, m5, m6g, m7g, r5, r6g, r7g, c7gn',
        },
        {
            what: "a size that the family does not have",
            sources: node("cache.t4g.large"),
            path,
            reason: '"cache.t4g.large" is no size of t4g: micro, small, medium',
        },
        {
            what: "a family with the name of what every object has",
            sources: node("cache.constructor.large"),
            path,
            reason: /"cache\.constructor\.large" is of no family/,
        },
    ],
    absent: [{ what: "no cache" }, { what: "no type", sources: withService("order", { cache: {} }) }],
    boundary: "a type is known, or it is not",
};
