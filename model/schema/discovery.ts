import { z } from "zod";
import { keyArnSchema } from "./key-arn";
import { duration } from "./units";

/** The section `discovery` of a stack file: how services find one another. */
export const discoverySchema = z.strictObject({
    dnsNamespace: z
        .string()
        .regex(
            /^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
            'is no name of a DNS zone; write for example "shop.internal"',
        )
        .optional()
        .describe(
            "The private DNS zone, which only the VPC sees, of the services that have `discovery.dns`. It can't be changed later without replacing what is in it. @default <project>-<stack>.internal",
        ),
    tls: z
        .strictObject({
            certificateAuthority: z
                .string()
                .regex(
                    /^arn:aws[\w-]*:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[\w-]+$/,
                    'is no ARN of a certificate authority; write "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"',
                )
                .describe(
                    "The ARN of the authority of AWS Private CA that issues the certificates. It needs the tag AmazonECSManaged: true.",
                ),
            key: keyArnSchema
                .optional()
                .describe("The KMS key that private keys are encrypted with, by ARN. @default - AWS's own"),
        })
        .optional()
        .describe("Encrypts the calls that go through Service Connect. @default - they are not encrypted"),
});

/** The section `discovery`, checked and with its defaults. */
export type DiscoverySpec = z.output<typeof discoverySchema>;

/** The records that tasks have in a DNS zone: their addresses, or their addresses with their ports. */
export const dnsRecordTypes = ["A", "SRV"] as const;

/** What Service Connect is for, of a service that is found by DNS too: it carries no calls any more, or all of them. */
export const serviceConnectSteps = ["kept", "used"] as const;

/** How others find a service by DNS, in the place of Service Connect. */
export const serviceDiscoverySchema = z.strictObject({
    dns: z
        .enum(dnsRecordTypes)
        .describe(
            "The records of its tasks: `A`, their addresses, or `SRV`, the names of their addresses and their port.",
        ),
    ttl: duration("10 s").default("10 s").describe("How long an answer may be remembered. @default 10 s"),
    serviceConnect: z
        .enum(serviceConnectSteps)
        .optional()
        .describe(
            "A step between the two ways, in which a service is found by both: `kept` while its callers go over to DNS, `used` while they go back to Service Connect. @default - DNS alone",
        ),
});
