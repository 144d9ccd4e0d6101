import { permissionText, type PermissionPlan } from "../plan/permission";
import type { Facts } from "./facts";

/** What a service or function may do beside what its links give, by its place in the configuration. */
export const permissionFacts = (permissions: readonly PermissionPlan[]): Facts =>
    Object.fromEntries(permissions.map((permission, index) => [String(index), permissionText(permission)]));
