import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseLinkPlan, EventBusLinkPlan } from "../../model/plan/existing-links";
import type { Statement } from "../policy";
import type { Tags } from "../tags";

/** What {@link declareDatabaseLinks} takes. */
export interface DatabaseLinksArgs {
    readonly databases: readonly DatabaseLinkPlan[];
    /** The security group of the service's tasks. */
    readonly securityGroupId: pulumi.Input<string>;
    readonly tags: Tags;
}

/**
 * Lets a service's tasks out to the databases that it is linked to. The databases' own security groups are not changed.
 * @returns the rules: the service must not outlive them
 */
export const declareDatabaseLinks = (
    parent: pulumi.Resource,
    name: string,
    { databases, securityGroupId, tags }: DatabaseLinksArgs,
): pulumi.Resource[] =>
    databases.map(
        ({ name: database, port, securityGroupId: referencedSecurityGroupId }) =>
            new vpc.SecurityGroupEgressRule(
                `${name}.database.${database}`,
                {
                    securityGroupId,
                    referencedSecurityGroupId,
                    description: `Queries to ${database}`,
                    ipProtocol: "tcp",
                    fromPort: port,
                    toPort: port,
                    tags,
                },
                { parent },
            ),
    );

/** What a service may do with the event buses that it is linked to. */
export const eventBusStatements = (eventBuses: readonly EventBusLinkPlan[]): Statement[] =>
    eventBuses.length === 0
        ? []
        : [
              {
                  Sid: "Events",
                  Effect: "Allow",
                  Action: "events:PutEvents",
                  Resource: eventBuses.map(({ arn }) => arn),
              },
          ];
