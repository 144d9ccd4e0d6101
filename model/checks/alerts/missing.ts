import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { alerts, environment }, where }) =>
    environment.class === "production" && alerts === undefined
        ? [
              finding(
                  where("alerts"),
                  "is missing: in production, nobody is told when a service fails",
                  "write alerts: { email: [ops@example.com] }",
              ),
          ]
        : [];

/** The rule `alerts/missing`. */
export const alertsMissing: Rule = {
    id: "alerts/missing",
    severity: "warning",
    what: "In production, somebody is told when something is wrong.",
    why: "Without it there are no alarms, and the users of the services are the first to notice.",
    remedy: "Add the section alerts; docs/alarms.md shows what comes with it.",
    source: "Security Hub control CloudWatch.15.",
    check,
};
