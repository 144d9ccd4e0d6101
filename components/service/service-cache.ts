import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { cachePort } from "../../model/plan/cache";
import type { Tags } from "../tags";

/** The cache of a service, as its tasks reach it. */
export interface ReachedCache {
    readonly host: pulumi.Input<string>;
    /** The security group of its nodes. */
    readonly securityGroupId: pulumi.Input<string>;
    /** The secret that its password is in. */
    readonly secretArn: pulumi.Input<string>;
    /** Where ECS finds the password. */
    readonly passwordFrom: pulumi.Input<string>;
    /** What must be there before a task connects. @default nothing */
    readonly connectable?: readonly pulumi.Resource[];
}

/**
 * Lets a service's tasks out to its cache, and into it: nobody else.
 * @returns what must be there before a task connects
 */
export function declareCacheRules(
    parent: pulumi.Resource,
    name: string,
    {
        cache,
        securityGroupId,
        tags,
    }: {
        readonly cache: ReachedCache | undefined;
        /** The security group of the service's tasks. */
        readonly securityGroupId: pulumi.Input<string>;
        readonly tags: Tags;
    },
): pulumi.Resource[] {
    if (cache === undefined) return [];
    const rule = { ipProtocol: "tcp", fromPort: cachePort, toPort: cachePort, tags };
    return [
        new vpc.SecurityGroupEgressRule(
            `${name}.cache`,
            {
                ...rule,
                securityGroupId,
                referencedSecurityGroupId: cache.securityGroupId,
                description: `Cache of ${name}`,
            },
            { parent },
        ),
        new vpc.SecurityGroupIngressRule(
            `${name}.cache`,
            {
                ...rule,
                securityGroupId: cache.securityGroupId,
                referencedSecurityGroupId: securityGroupId,
                description: `Tasks of ${name}`,
            },
            { parent },
        ),
        ...(cache.connectable ?? []),
    ];
}
