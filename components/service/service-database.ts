import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../model/plan/database";
import type { Statement } from "../policy";
import type { Tags } from "../tags";

/** The database of a service. */
export interface DatabaseAccess {
    readonly plan: DatabasePlan;
    readonly host: pulumi.Input<string>;
    /** The secret with the service's user and its password. */
    readonly secretArn: pulumi.Input<string>;
    readonly securityGroupId: pulumi.Input<string>;
    /** What there must be before a task can sign in. */
    readonly usable: readonly pulumi.Resource[];
}

/**
 * Lets a service's tasks out to its database, and into it.
 * @returns what must be there before a task signs in
 */
export function declareDatabaseRules(
    parent: pulumi.Resource,
    name: string,
    {
        database,
        securityGroupId,
        tags,
    }: {
        /** @default - none */
        readonly database: DatabaseAccess | undefined;
        /** The security group of the service's tasks. */
        readonly securityGroupId: pulumi.Input<string>;
        readonly tags: Tags;
    },
): pulumi.Resource[] {
    if (database === undefined) return [];
    const { port } = database.plan;
    const rule = { ipProtocol: "tcp", fromPort: port, toPort: port, tags };
    return [
        new vpc.SecurityGroupEgressRule(
            `${name}.database`,
            {
                ...rule,
                securityGroupId,
                referencedSecurityGroupId: database.securityGroupId,
                description: "Queries to its database",
            },
            { parent },
        ),
        new vpc.SecurityGroupIngressRule(
            `${name}.database`,
            {
                ...rule,
                securityGroupId: database.securityGroupId,
                referencedSecurityGroupId: securityGroupId,
                description: `Tasks of ${name}`,
            },
            { parent },
        ),
        ...database.usable,
    ];
}

/** What a service's code may do: read its own user and password again, once they were rotated. */
export const databaseStatements = (database: DatabaseAccess | undefined): Statement[] =>
    database === undefined
        ? []
        : [
              {
                  Sid: "DatabaseUser",
                  Effect: "Allow",
                  Action: "secretsmanager:GetSecretValue",
                  Resource: database.secretArn,
              },
          ];
