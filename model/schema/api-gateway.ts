import { z } from "zod";
import { domainSchema } from "./domain";
import { days, duration } from "./units";

/** The section `apiGateway` of a stack file: an HTTP API before a load balancer, as another front door. */
export const apiGatewaySchema = z.strictObject({
    loadBalancer: z
        .string()
        .optional()
        .describe("The load balancer that requests go on to, one of `loadBalancers`. @default - `loadBalancer`"),
    domain: domainSchema
        .optional()
        .describe(
            "The names that the API is reached by: their records in Route 53, and a certificate of ACM for them that renews itself. AWS's own name then answers no longer. @default - AWS's own name",
        ),
    certificateArn: z
        .string()
        .regex(
            /^arn:aws[\w-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
            "is not the ARN of an ACM certificate; write for example arn:aws:acm:eu-west-1:123456789012:certificate/…",
        )
        .optional()
        .describe("The certificate of the domain, as its ARN in ACM. @default - one that is requested"),
    rateLimit: z
        .int()
        .min(1)
        .max(100_000)
        .default(1000)
        .describe("How many requests a second all clients together may send; more get 429. @default 1000"),
    burstLimit: z
        .int()
        .min(1)
        .max(100_000)
        .default(2000)
        .describe("How many requests may be under way at once; more get 429. @default 2000"),
    timeout: duration("29 s")
        .default("30 s")
        .describe("How long a service may take to answer, from 1 s to 30 s. @default 30 s"),
    accessLogs: z.boolean().default(true).describe("Whether each request is logged to CloudWatch Logs. @default true"),
    logRetention: days("90 days")
        .optional()
        .describe("How long the access log is kept. @default that of the environment"),
});

/** The section `apiGateway`, checked and with its defaults. */
export type ApiGatewaySpec = z.output<typeof apiGatewaySchema>;
