import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "./tags";

/** What {@link declareHttpsEgress} takes. */
export interface HttpsEgressArgs {
    readonly securityGroupId: pulumi.Input<string>;
    /** Whom it is for. */
    readonly description: string;
    readonly tags: Tags;
}

/** Declares a rule that lets what is in a security group speak HTTPS to any address. */
export const declareHttpsEgress = (
    parent: pulumi.Resource,
    name: string,
    args: HttpsEgressArgs,
): vpc.SecurityGroupEgressRule =>
    new vpc.SecurityGroupEgressRule(
        name,
        { ...args, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" },
        { parent },
    );
