import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

/** Whether an action's pattern leaves nothing of a service out. */
const isEverything = (action: string): boolean => /^[a-z0-9-]+:[*?]+$/.test(action);

const check: Check = eachServiceOrFunction(({ permissions }, at) =>
    permissions.flatMap(({ actions }, index) =>
        actions.flatMap((action, position) =>
            isEverything(action)
                ? [
                      finding(
                          at("permissions", index, "actions", position),
                          `"${action}" is every action of a service, those that delete and that give rights included`,
                          `name the actions that the code calls, as in "${action.split(":")[0] ?? ""}:Get*"`,
                      ),
                  ]
                : [],
        ),
    ),
);

/** The rule `permissions/action`. */
export const permissionsAction: Rule = {
    id: "permissions/action",
    severity: "error",
    what: "A permission names actions, and not all of a service.",
    why: "Who takes over the code may do all that it may: with every action, change who else may use the resource, or delete it.",
    remedy: "Name the actions that the code calls; a beginning with * is fine, as in s3:Get*.",
    source: "Security best practices in IAM, IAM user guide: least-privilege permissions; Security Hub controls IAM.1 and IAM.21.",
    check,
};
