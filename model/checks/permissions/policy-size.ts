import { longestRolePolicy } from "../../aws/limits";
import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

/** What the statements of a service's links and of ECS Exec may take, written out. */
const ofLinks = 4000;

const check: Check = eachServiceOrFunction(({ permissions }, at) => {
    const { length } = JSON.stringify(permissions);
    return permissions.length === 0 || length + ofLinks <= longestRolePolicy
        ? []
        : [
              finding(
                  at("permissions"),
                  `take ${length} characters, and beside what the links need there are ${longestRolePolicy - ofLinks}`,
                  "name resources by what their ARNs begin with, or divide the service",
              ),
          ];
});

/** The rule `permissions/policy-size`. */
export const permissionsPolicySize: Rule = {
    id: "permissions/policy-size",
    severity: "error",
    what: "The permissions of a service or function take at most 6,240 characters.",
    why: "The policies in a role take 10,240 characters together, of which 4,000 are left to what the links need: IAM refuses more in the middle of an update.",
    remedy: "Name resources by what their ARNs begin with, as in arn:aws:s3:::mails/receipts/*, or divide the service.",
    source: "IAM and AWS STS quotas, IAM user guide: IAM character limits.",
    check,
};
