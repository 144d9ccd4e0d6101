import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

/** Whether an action, or a pattern of actions, is one that gives a role away. */
const passesRoles = (action: string): boolean =>
    new RegExp(`^${action.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test("iam:PassRole");

const check: Check = eachServiceOrFunction(({ permissions }, at) =>
    permissions.flatMap(({ actions, resources, conditions = {} }, index) => {
        if (!actions.some(passesRoles)) return [];
        const path = (...rest: (string | number)[]) => at("permissions", index, ...rest);
        const anyRole = resources.flatMap((resource, position) =>
            /[*?]/.test(resource)
                ? [
                      finding(
                          path("resources", position),
                          `"${resource}" is many roles, which iam:PassRole would give to whatever the code starts`,
                          'write the ARN of the one role, as in "arn:aws:iam::{account}:role/transcoder"',
                      ),
                  ]
                : [],
        );
        const named = Object.values(conditions).some((keys) => Object.hasOwn(keys, "iam:PassedToService"));
        return named
            ? anyRole
            : [
                  ...anyRole,
                  finding(
                      path("conditions"),
                      "does not say to which service of AWS a role may be given",
                      'write { StringEquals: { "iam:PassedToService": "mediaconvert.amazonaws.com" } }',
                  ),
              ];
    }),
);

/** The rule `permissions/pass-role`. */
export const permissionsPassRole: Rule = {
    id: "permissions/pass-role",
    severity: "error",
    what: "A permission with iam:PassRole names each role, and the service of AWS that it may be given to.",
    why: "Who may give any role to something that it starts has the rights of all of them, an administrator's included.",
    remedy: "Write the ARN of the role, and a condition on iam:PassedToService.",
    source: "Granting a user permissions to pass a role to an AWS service, IAM user guide.",
    check,
};
