import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const key = (region: string) =>
    withService("order", { cache: { key: `arn:aws:kms:${region}:123456789012:key/0a1b2c3d` } });

export const cases: RuleCases = {
    compliant: [{ what: "a key in the environment's region", sources: key("eu-west-1") }],
    violating: [
        {
            what: "a key elsewhere",
            sources: key("us-east-1"),
            path: `${fileOf("order")}: cache.key`,
            reason: "is a key in us-east-1, and the cache is in eu-west-1",
        },
    ],
    absent: [{ what: "no cache" }, { what: "no key", sources: withService("order", { cache: {} }) }],
    boundary: "the key is in the region, or it is not",
};
