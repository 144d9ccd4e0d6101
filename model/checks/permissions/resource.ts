import { unscopedActions } from "../../aws/unscoped-actions";
import { listed } from "../../words";
import { eachServiceOrFunction, finding, type Check, type Finding, type Rule } from "../rule";

/** Source: Amazon Resource Names (ARNs), AWS general reference. The region or the account may be empty, or stand for the environment's. */
const arn = /^arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]*|\{region\}|\*):(\d{12}|aws|\{account\}|\*)?:\S+$/;

/** Whether a resource leaves nothing of any kind out. */
const isEverything = (resource: string): boolean => /^\*+$/.test(resource);

function wrong(resource: string, actions: readonly string[], path: string): Finding[] {
    if (!isEverything(resource))
        return arn.test(resource) && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*+$/.test(resource)
            ? []
            : [
                  finding(
                      path,
                      arn.test(resource)
                          ? `"${resource}" is everything of a service`
                          : `"${resource}" is not the ARN of a resource`,
                      'write for example "arn:aws:ses:{region}:{account}:identity/example.com"',
                  ),
              ];
    const scoped = actions.filter((action) => !unscopedActions.some((pattern) => pattern.test(action)));
    return scoped.length === 0
        ? []
        : [
              finding(
                  path,
                  `is everything, and ${listed(scoped)} can be allowed on certain resources`,
                  'write their ARNs, as in "arn:aws:ses:{region}:{account}:identity/example.com"; what takes no resource belongs into a permission of its own',
              ),
          ];
}

const check: Check = eachServiceOrFunction(({ permissions }, at) =>
    permissions.flatMap(({ actions, resources }, index) =>
        resources.flatMap((resource, position) =>
            wrong(resource, actions, at("permissions", index, "resources", position)),
        ),
    ),
);

/** The rule `permissions/resource`. */
export const permissionsResource: Rule = {
    id: "permissions/resource",
    severity: "error",
    what: "A permission names its resources by ARN; * stands alone, and only for actions for which AWS takes no other.",
    why: "IAM refuses what is no ARN when the policy is made; and on all resources, the code may do to others' what it is to do to its own.",
    remedy: "Write the ARNs, with {region} and {account} for those of the environment, and put actions that take no resource into a permission of their own.",
    source: "Actions, resources, and condition keys for AWS services, service authorization reference; the actions are listed in model/aws/unscoped-actions.ts.",
    check,
};
