import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { Plan } from "../../model/plan/plan";
import { policy, trust } from "../policy";
import { transformed, type Transform } from "../transform";

/** The policy of AWS's own that a role has which issues the certificates of Service Connect. */
const managedPolicy = "service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity";

/** A role with what gives it its rights: a service needs them before it is there, and until it is gone. */
export interface TlsRole {
    readonly arn: pulumi.Output<string>;
    readonly rights: readonly pulumi.Resource[];
}

/**
 * Declares the role by which ECS issues certificates for calls, where they are encrypted. The managed policy reaches only
 * certificate authorities with the tag `AmazonECSManaged`, and secrets that ECS itself made.
 * Source: Amazon ECS infrastructure IAM role, ECS developer guide.
 */
export function declareTlsRole(
    parent: pulumi.Resource,
    { name, region, tls, tags }: Plan,
    accountId: pulumi.Input<string>,
    transform?: Transform<iam.RoleArgs>,
): TlsRole | undefined {
    if (tls === undefined) return undefined;
    const role = new iam.Role(
        `${name}-tls`,
        transformed(transform, {
            description: "Issues the certificates of calls between services",
            assumeRolePolicy: trust("ecs.amazonaws.com", accountId),
            tags,
        }),
        { parent },
    );
    const rights: pulumi.Resource[] = [
        new iam.RolePolicyAttachment(
            `${name}-tls`,
            { role: role.name, policyArn: `arn:${partitionOf(region)}:iam::aws:policy/${managedPolicy}` },
            { parent },
        ),
    ];
    if (tls.keyArn !== undefined)
        rights.push(
            new iam.RolePolicy(
                `${name}-tls-key`,
                {
                    role: role.id,
                    policy: policy({
                        Sid: "Key",
                        Effect: "Allow",
                        Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyPair"],
                        Resource: tls.keyArn,
                    }),
                },
                { parent },
            ),
        );
    return { arn: role.arn, rights };
}
