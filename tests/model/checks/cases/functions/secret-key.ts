import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:smtp-Ab1Cd2";
const secret = (source: string) => withFunction({ secrets: { SMTP: source } });

export const cases: RuleCases = {
    compliant: [
        { what: "a whole secret", sources: secret(arn) },
        { what: "a parameter", sources: secret("/shop/smtp") },
        { what: "a parameter's ARN", sources: secret("arn:aws:ssm:eu-west-1:123456789012:parameter/shop/smtp") },
    ],
    violating: [
        {
            what: "a key within a secret",
            sources: secret(`${arn}:password::`),
            path: `${file}: secrets.SMTP`,
            reason: "names a key within the secret, which only ECS looks up",
        },
    ],
    absent: [{ what: "no secrets", sources: withFunction() }],
    boundary: "there is a key, or there is none",
};
