import * as route53 from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import type { DomainPlan } from "../../model/plan/domain";

/** What {@link declareAliases} takes. */
export interface AliasRecordsArgs {
    readonly domain: DomainPlan;
    /** The name that AWS gave to what the records point to. */
    readonly dnsName: pulumi.Input<string>;
    /** AWS's own hosted zone of that name. */
    readonly hostedZoneId: pulumi.Input<string>;
}

/**
 * Declares an address record for each name of a domain. They are for IPv4 alone, as what they point to is. A record of the
 * same name that is already there is never taken over: AWS refuses the second.
 */
export function declareAliases(
    parent: pulumi.Resource,
    name: string,
    { domain, dnsName, hostedZoneId }: AliasRecordsArgs,
): void {
    for (const each of domain.names)
        new route53.Record(
            `${name}-${each}`,
            {
                zoneId: domain.hostedZoneId,
                name: each,
                type: "A",
                aliases: [{ name: dnsName, zoneId: hostedZoneId, evaluateTargetHealth: true }],
            },
            { parent },
        );
}
