import * as pulumi from "@pulumi/pulumi";
import { accountPlaceholder, type PermissionPlan } from "../model/plan/permission";
import type { Statement } from "./policy";

/** What a role may do beside what the links of its service or function need. */
export const permissionStatements = (
    permissions: readonly PermissionPlan[],
    accountId: pulumi.Input<string>,
): Statement[] =>
    permissions.map(({ actions, resources, conditions }) => ({
        Effect: "Allow",
        Action: actions,
        Resource: resources.map((resource) =>
            resource.includes(accountPlaceholder)
                ? pulumi.output(accountId).apply((account) => resource.replaceAll(accountPlaceholder, account))
                : resource,
        ),
        ...(conditions && { Condition: conditions }),
    }));
