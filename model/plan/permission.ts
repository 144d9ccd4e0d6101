import type { PermissionsSpec } from "../schema/permissions";

/** A right that no link of the configuration gives. */
export interface PermissionPlan {
    readonly actions: readonly string[];
    /** By ARN; `{account}` stands for the account. */
    readonly resources: readonly string[];
    /** What must hold of a request, by operator and key. */
    readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What stands for the account in the ARN of a resource: it is known once there are credentials. */
export const accountPlaceholder = "{account}";

/** What stands for the environment's region. */
const regionPlaceholder = "{region}";

/** Plans the rights of a service or function, with the region in the place of what stands for it. */
export const planPermissions = (permissions: PermissionsSpec, region: string): PermissionPlan[] =>
    permissions.map(({ actions, resources, conditions }) => ({
        actions,
        resources: resources.map((arn) => arn.replaceAll(regionPlaceholder, region)),
        ...(conditions && { conditions }),
    }));

/** A right in a few words: `ses:SendEmail on arn:aws:ses:…`. */
export const permissionText = ({ actions, resources, conditions }: PermissionPlan): string =>
    `${actions.join(", ")} on ${resources.join(", ")}${conditions === undefined ? "" : `, where ${JSON.stringify(conditions)}`}`;
