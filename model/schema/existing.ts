import { z } from "zod";
import { show } from "./show";

const nameKey = z.string().regex(/^[a-z][a-z0-9-]{0,19}[a-z0-9]$/, {
    error: (issue) =>
        `"${String(issue.input)}" is not a name; use 2 to 21 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
});

/** A database that is already there. */
export const existingDatabaseSchema = z.strictObject({
    host: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,253}$/, {
            error: (issue) =>
                `${show(issue.input)} is not a host name; write for example shop.abc123.eu-west-1.rds.amazonaws.com`,
        })
        .describe("The host name that it is reached by."),
    port: z.int().min(1).max(65_535).describe("The port that it is reached at, such as 5432."),
    securityGroupId: z
        .string()
        .regex(/^sg-[0-9a-f]+$/, {
            error: (issue) =>
                `${show(issue.input)} is not a security group's id; write for example sg-0a1b2c3d4e5f67890`,
        })
        .describe("Its security group: the services may reach it, and nothing else of it. It must let them in."),
    secretArn: z
        .string()
        .regex(
            /^arn:aws[\w-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@!-]+$/,
            "is not the ARN of a secret in Secrets Manager; write for example arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-db-AbCdEf",
        )
        .optional()
        .describe("The secret with its user and password, which the services get as a variable. @default none"),
});

/** The section `existing` of a stack file: what is already there, by the name that services choose it by. */
export const existingSchema = z.strictObject({
    databases: z
        .record(nameKey, existingDatabaseSchema)
        .default({})
        .describe("Databases that services reach, by name. @default none"),
    eventBuses: z
        .record(
            nameKey,
            z
                .string()
                .regex(
                    /^arn:aws[\w-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]{1,256}$/,
                    "is not the ARN of an event bus; write for example arn:aws:events:eu-west-1:123456789012:event-bus/orders",
                ),
        )
        .default({})
        .describe("Event buses of EventBridge that services put events on: the ARN of each, by name. @default none"),
});

/** The section `existing`, checked and with its defaults. */
export type ExistingSpec = z.output<typeof existingSchema>;
