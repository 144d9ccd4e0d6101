import { createHash } from "node:crypto";
import { autonameSuffixLength, nameLengths } from "../aws/limits";

/** Shortens a name that is longer than `length`, keeping its beginning and telling names apart by a hash of the whole. */
export function fit(name: string, length: number): string {
    if (name.length <= length) return name;
    const hash = createHash("sha256").update(name).digest("hex").slice(0, 6);
    return `${name.slice(0, length - hash.length - 1).replace(/-+$/, "")}-${hash}`;
}

/** How long a logical name of a type may be, so that what Pulumi appends to it still fits, or undefined where AWS sets no limit that is known here. */
export function logicalNameLength(type: string): number | undefined {
    const limit = (nameLengths as Readonly<Record<string, number>>)[type];
    return limit === undefined ? undefined : limit - autonameSuffixLength;
}

/** Turns a project's or stack's name into one that every AWS service takes: lower case, digits and single hyphens, beginning with a letter. */
export function slug(name: string): string {
    const text = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^[^a-z]+|-+$/g, "");
    return text === "" ? "stack" : text;
}

/** The longest name of an environment: a load balancer named by it keeps to its 32 characters. */
export const environmentNameLength = nameLengths["aws:lb/loadBalancer:LoadBalancer"] - autonameSuffixLength;

/**
 * The name that an environment's shared resources begin with: project and stack, at most 24 characters,
 * so that a load balancer named by it keeps to its 32. It can't begin with `internal-`, `aws`, `ecs` or `fargate`,
 * which AWS keeps for itself.
 */
export function environmentName(project: string, stack: string): string {
    const name = `${slug(project)}-${slug(stack)}`;
    const reserved = /^(internal-|aws|ecs|fargate)/.test(name);
    return fit(reserved ? `x-${name}` : name, environmentNameLength);
}
