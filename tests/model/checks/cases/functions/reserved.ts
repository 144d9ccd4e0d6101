import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

const refused = (name: string) => ({
    what: name,
    sources: withFunction({ environment: { [name]: "x" } }),
    path: `${file}: environment.${name}`,
    reason: "is a name that Lambda sets itself",
});

export const cases: RuleCases = {
    compliant: [
        { what: "a name of one's own", sources: withFunction({ environment: { LEVEL: "info", AWS_BUCKET: "mails" } }) },
        { what: "a secret", sources: withFunction({ secrets: { SMTP: "/shop/smtp" } }) },
    ],
    violating: [
        ...["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "_HANDLER", "LAMBDA_TASK_ROOT"].map(refused),
        {
            what: "the variable of a secret's ARN",
            sources: withFunction({ environment: { SMTP_ARN: "x" }, secrets: { SMTP: "/shop/smtp" } }),
            path: `${file}: environment.SMTP_ARN`,
            reason: "is the variable that secrets.SMTP sets",
        },
    ],
    absent: [{ what: "no variables", sources: withFunction() }],
    boundary: "a name is reserved, or it is not",
};
