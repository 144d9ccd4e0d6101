import * as servicediscovery from "@pulumi/aws/servicediscovery";
import type * as pulumi from "@pulumi/pulumi";
import type { ServicePlan } from "../../model/plan/service";
import { transformed, type Transform } from "../transform";

/**
 * Declares the records of a service's tasks in the private DNS zone.
 * @returns what the ECS service registers its tasks with, or undefined for a service that is not found by DNS
 * @throws RangeError if the zone is not given
 */
export function declareDns(
    parent: pulumi.Resource,
    { name, port, dns, tags }: ServicePlan,
    namespaceId: pulumi.Input<string> | undefined,
    transform?: Transform<servicediscovery.ServiceArgs>,
) {
    if (dns === undefined || port === undefined) return undefined;
    if (namespaceId === undefined) throw new RangeError(`${name} is found by DNS, and no zone is given`);
    const registry = new servicediscovery.Service(
        name,
        transformed(transform, {
            name: dns.name,
            description: `Tasks of ${name}`,
            dnsConfig: {
                namespaceId,
                dnsRecords: [{ type: dns.record, ttl: dns.ttlSeconds }],
                // Up to eight healthy tasks in an answer. Source: Amazon ECS service discovery, ECS developer guide.
                routingPolicy: "MULTIVALUE",
            },
            // ECS tells Cloud Map which tasks are healthy. The number is the only one that AWS takes.
            healthCheckCustomConfig: { failureThreshold: 1 },
            // A task that ECS has not yet taken out must not keep the stack from being destroyed.
            forceDestroy: true,
            tags,
        }),
        { parent },
    );
    return {
        registryArn: registry.arn,
        // Without them an A record has the task's address; an SRV record has the port too.
        ...(dns.record === "SRV" && { containerName: name, containerPort: port }),
    };
}
