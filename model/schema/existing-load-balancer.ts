import { z } from "zod";
import { highestRulePriority } from "../aws/limits";
import { domainNameSchema } from "./domain";
import { show } from "./show";

/** The option `existing` of a load balancer: an ALB that is already there, to whose listener rules are added. */
export const existingLoadBalancerSchema = z.strictObject({
    listenerArn: z
        .string()
        .regex(
            /^arn:aws[\w-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:listener\/app\/[A-Za-z0-9-]+\/[0-9a-f]+\/[0-9a-f]+$/,
            "is not the ARN of an ALB's listener; write for example arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2",
        )
        .describe("The listener that the routes are added to."),
    securityGroupId: z
        .string()
        .regex(/^sg-[0-9a-f]+$/, {
            error: (issue) =>
                `${show(issue.input)} is not a security group's id; write for example sg-0a1b2c3d4e5f67890`,
        })
        .describe("The ALB's security group, from which the services let requests in. It must let them out."),
    protocol: z.enum(["HTTP", "HTTPS"]).default("HTTPS").describe("What the listener speaks. @default HTTPS"),
    host: domainNameSchema
        .optional()
        .describe("The name that the ALB is reached by, which the stack's output `url` tells. @default - none is told"),
    takenPriorities: z
        .array(
            z.strictObject({
                from: z.int().min(1).max(highestRulePriority).describe("The first priority."),
                to: z.int().min(1).max(highestRulePriority).describe("The last priority."),
            }),
        )
        .default([])
        .describe(
            "The priorities from 1 to 50000 that rules of others have or are kept for: no rule is given one of them. @default none",
        ),
});

/** The option `existing` of a load balancer, checked and with its defaults. */
export type ExistingLoadBalancerSpec = z.output<typeof existingLoadBalancerSchema>;
