import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { alerts }, where, isEncrypted }) =>
    (["webhook", "pagerDuty"] as const)
        .filter((key) => alerts?.[key] !== undefined && !isEncrypted("alerts", key))
        .map((key) =>
            finding(
                where("alerts", key),
                "is in plain text, and who knows it can send to it",
                `encrypt it: pulumi config set --secret --path '${where("alerts", key)}' <address>`,
            ),
        );

/** The rule `alerts/plain-secret`. */
export const alertsPlainSecret: Rule = {
    id: "alerts/plain-secret",
    severity: "error",
    what: "The addresses of a webhook and of PagerDuty are encrypted in the stack file.",
    why: "The address is all that it takes to send to it: in plain text it stands in the repository, and in Pulumi's state.",
    remedy: "Set it with pulumi config set --secret --path.",
    source: "Secrets, Pulumi documentation; Amazon CloudWatch integration guide, PagerDuty knowledge base.",
    check,
};
