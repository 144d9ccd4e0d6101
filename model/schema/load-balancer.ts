import { z } from "zod";
import { rulesPerLoadBalancer } from "../aws/limits";
import { certificateArnSchema } from "./certificate";
import { domainSchema } from "./domain";
import { existingLoadBalancerSchema } from "./existing-load-balancer";
import { show } from "./show";
import { days, duration } from "./units";
import { wafSchema } from "./waf";

/** The section `loadBalancer` of a stack file, the ALB before all services that name no other; and each of `loadBalancers`. */
export const loadBalancerSchema = z.strictObject({
    existing: existingLoadBalancerSchema
        .optional()
        .describe(
            "An ALB that is already there: the routes become rules of its listener, and nothing else of it is changed, so that of the other options only `maxRules` can be set. @default - an ALB of its own",
        ),
    internal: z
        .boolean()
        .default(false)
        .describe(
            "Whether it is reached from inside the VPC, and the networks connected with it, only: it is in the app tier and has no public address. @default false",
        ),
    domain: domainSchema
        .optional()
        .describe(
            "The names that the ALB is reached by: their records in Route 53, and a certificate of ACM for them that renews itself. @default - AWS's own name, and HTTP only",
        ),
    certificateArn: certificateArnSchema
        .optional()
        .describe(
            "The certificate of the HTTPS listener, as its ARN in ACM or IAM; HTTP then redirects to HTTPS. @default - one that is requested for `domain`, or else HTTP only",
        ),
    furtherCertificateArns: z
        .array(certificateArnSchema)
        .default([])
        .describe(
            "Further certificates of the HTTPS listener, which chooses one by the name that a client asks for (SNI). @default none",
        ),
    waf: wafSchema
        .optional()
        .describe(
            "The web ACL that looks at each request first; `{}` for AWS's usual rules and a limit of requests by address. @default - none",
        ),
    sslPolicy: z
        .string()
        .regex(
            /^ELBSecurityPolicy-TLS13-1-[23]-/,
            "allows TLS below 1.2; write ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        )
        .default("ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
        .describe("The security policy of the HTTPS listener. @default ELBSecurityPolicy-TLS13-1-2-Res-2021-06"),
    allowedCidrs: z
        .array(
            z.cidrv4({
                error: (issue) => `${show(issue.input)} is not an IPv4 range; write for example 203.0.113.0/24`,
            }),
        )
        .min(1, 'is empty; write ["0.0.0.0/0"] for everyone')
        .optional()
        .describe("Who may reach the listeners. @default 0.0.0.0/0; the VPC's range for one that is internal"),
    idleTimeout: duration("60 s")
        .default("60 s")
        .describe("How long an idle connection stays open, from 1 s to 4000 s. @default 60 s"),
    accessLogs: z
        .strictObject({
            bucket: z
                .string()
                .regex(
                    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
                    "is not a bucket's name; use 3 to 63 lower-case letters, digits, hyphens and dots",
                )
                .optional()
                .describe("An existing bucket that the ALB may write to. @default - one is created"),
            prefix: z.string().optional().describe("The prefix of the log files' keys. @default none"),
            retention: days("90 days")
                .default("90 days")
                .describe("How long a created bucket keeps log files. @default 90 days"),
        })
        .optional()
        .describe("Logs each request to S3. @default - no access logs"),
    maxRules: z
        .int()
        .min(1)
        .max(1000)
        .default(rulesPerLoadBalancer)
        .describe("The account's quota of listener rules on one load balancer, once AWS has raised it. @default 100"),
    deletionProtection: z
        .boolean()
        .optional()
        .describe("Whether the ALB refuses to be deleted. @default that of environment.protect"),
});

/** The section `loadBalancer`, or one of `loadBalancers`, checked and with its defaults. */
export type LoadBalancerSpec = z.output<typeof loadBalancerSchema>;

/** The section `loadBalancers` of a stack file: further ALBs, by name. */
export const loadBalancersSchema = z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,9}[a-z0-9]$/, {
        error: (issue) =>
            `"${String(issue.input)}" is not a load balancer's name; use 2 to 11 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
    }),
    loadBalancerSchema,
);
