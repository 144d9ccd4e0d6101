import { fileOf, withService } from "../../../../support/fixtures";
import { oidcRoute } from "../../../../support/routes";
import type { RuleCases } from "../../rule-cases";

const secret = (clientSecret: string) => withService("order", { routes: [oidcRoute({ clientSecret })] });
const path = `${fileOf("order")}: routes[0].auth.oidc.clientSecret`;
const reason = "is neither the name nor the ARN of a secret in Secrets Manager";
const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/oidc-Ab1Cd2";

export const cases: RuleCases = {
    compliant: [
        { what: "a name", sources: secret("shop/oidc-client") },
        { what: "an ARN", sources: secret(arn) },
        { what: "one of several keys", sources: secret(`${arn}:client::`) },
    ],
    violating: [
        {
            what: "the ARN of a parameter",
            sources: secret("arn:aws:ssm:eu-west-1:123456789012:parameter/shop/oidc"),
            path,
            reason,
        },
        { what: "characters that a name can't have", sources: secret("s3cr3t value!"), path, reason },
    ],
    absent: [{ what: "no auth" }],
    boundary: {
        inside: [{ what: "a name of 512 characters", sources: secret("a".repeat(512)) }],
        outside: [{ what: "one of 513", sources: secret("a".repeat(513)), path, reason }],
    },
};
