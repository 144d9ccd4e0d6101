import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { alerts }, where }) =>
    alerts !== undefined && alerts.email.length === 0 && alerts.webhook === undefined && alerts.pagerDuty === undefined
        ? [
              finding(
                  where("alerts"),
                  "names nobody who is told: the alarms would begin and end unseen",
                  "write email: [ops@example.com], or remove the section",
              ),
          ]
        : [];

/** The rule `alerts/no-recipient`. */
export const alertsNoRecipient: Rule = {
    id: "alerts/no-recipient",
    severity: "error",
    what: "The section alerts names somebody who is told.",
    why: "A topic without subscription takes every message and throws it away; nothing shows that it does.",
    remedy: "Name an e-mail address, a webhook or PagerDuty.",
    source: "Amazon SNS message delivery, Amazon SNS developer guide; Security Hub control CloudWatch.15.",
    check,
};
