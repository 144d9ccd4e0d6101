import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const identity = "arn:aws:ses:{region}:{account}:identity/example.com";

const may = (...actions: string[]) => withService("order", { permissions: [{ actions, resources: [identity] }] });
const at = (index: number) => `${fileOf("order")}: permissions[0].actions[${index}]`;

export const cases: RuleCases = {
    compliant: [
        { what: "an action", sources: may("ses:SendEmail") },
        { what: "all that begin alike", sources: may("ses:Get*", "ses:Send?mail") },
    ],
    violating: [
        {
            what: "all actions of a service",
            sources: may("ses:SendEmail", "ses:*"),
            path: at(1),
            reason: '"ses:*" is every action of a service, those that delete and that give rights included',
        },
        {
            what: "all of a function",
            sources: withFunction({ permissions: [{ actions: ["ses:**"], resources: [identity] }] }),
            path: `${functionFileOf("notification")}: permissions[0].actions[0]`,
            reason: /"ses:\*\*"/,
        },
    ],
    absent: [{ what: "no permissions" }],
    boundary: {
        inside: [{ what: "one letter before the *", sources: may("ses:S*") }],
        outside: [{ what: "none", sources: may("ses:*"), path: at(0), reason: /every action/ }],
    },
};
