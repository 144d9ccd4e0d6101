import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const passedTo = { StringEquals: { "iam:PassedToService": "mediaconvert.amazonaws.com" } };
const role = "arn:aws:iam::{account}:role/transcoder";
const may = (permission: object) =>
    withService("order", { permissions: [{ actions: ["iam:PassRole"], resources: [role], ...permission }] });
const path = `${fileOf("order")}: permissions[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "one role, to one service", sources: may({ conditions: passedTo }) },
        { what: "other rights on roles", sources: may({ actions: ["iam:GetRole"] }) },
    ],
    violating: [
        {
            what: "any role",
            sources: may({ resources: ["arn:aws:iam::{account}:role/*"], conditions: passedTo }),
            path: `${path}.resources[0]`,
            reason: '"arn:aws:iam::{account}:role/*" is many roles, which iam:PassRole would give to whatever the code starts',
        },
        {
            what: "a role to any service",
            sources: may({}),
            path: `${path}.conditions`,
            reason: "does not say to which service of AWS a role may be given",
        },
        {
            what: "the action by a pattern",
            sources: may({ actions: ["iam:Pass*"] }),
            path: `${path}.conditions`,
            reason: /to which service/,
        },
        {
            what: "a function",
            sources: withFunction({ permissions: [{ actions: ["iam:PassRole"], resources: [role] }] }),
            path: `${functionFileOf("notification")}: permissions[0].conditions`,
            reason: /to which service/,
        },
    ],
    absent: [{ what: "no permissions" }],
    boundary: "a role is named, or it is not",
};
