import { absent, fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const key = (region: string) => `arn:aws:kms:${region}:123456789012:key/0a1b2c3d`;
const keys = (region: string) => withService("order", { secretKeys: [key(region)] });
const path = `${fileOf("order")}: secretKeys`;

export const cases: RuleCases = {
    compliant: [{ what: "a key in the region", sources: keys("eu-west-1") }],
    violating: [
        {
            what: "a key of a function without secrets",
            sources: withFunction({ secretKeys: [key("eu-west-1")] }),
            path: `${functionFileOf("notification")}: secretKeys`,
            reason: "are keys of secrets, and the function has none",
        },
        {
            what: "a key elsewhere",
            sources: keys("us-east-1"),
            path: `${path}[0]`,
            reason: "is a key in us-east-1, and the secrets are read in eu-west-1",
        },
        {
            what: "a key without secrets",
            sources: withService("order", { secrets: absent, secretKeys: [key("eu-west-1")] }),
            path,
            reason: "are keys of secrets, and the service has none",
        },
    ],
    absent: [{ what: "no key: AWS's own" }],
    boundary: "a region is the same or it is not",
};
