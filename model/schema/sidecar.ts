import { z } from "zod";
import { containerOptions } from "./container";
import { show } from "./show";
import { bytes, cpu, duration } from "./units";

/** The name of an environment variable. */
const variableName = z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "is not the name of an environment variable; use letters, digits and _");

/** Environment variables, by name. */
export const environmentSchema = z.record(
    variableName,
    z.string({
        error: ({ input }) =>
            `must be a text, got ${show(input)}; ${
                typeof input === "number" || typeof input === "boolean"
                    ? `write "${input}"`
                    : "write it in quotes, or remove it"
            }`,
    }),
);

/** Environment variables that are taken from Secrets Manager or SSM, by name. */
export const secretsSchema = z.record(variableName, z.string());

/** The user that a container runs as. */
export const userSchema = z
    .string()
    .regex(/^[A-Za-z0-9_][\w.-]*(:[A-Za-z0-9_][\w.-]*)?$/, 'is not a user; write a uid or uid:gid, as in "1000:1000"');

/** A container's own health check, as ECS takes it. */
export const healthCommandSchema = z
    .array(z.string())
    .min(2)
    .refine(
        (command) => ["CMD", "CMD-SHELL"].includes(command[0] ?? ""),
        'must begin with CMD or CMD-SHELL; write ["CMD", "node", "healthcheck.js"]',
    );

/** An image that was built elsewhere. */
export const imageUriSchema = z
    .string()
    .regex(
        /^[^\s:@/][^\s]*(:[\w.-]+|@sha256:[0-9a-f]{64})$/,
        'needs a tag or a digest; write for example "registry.example.com/shop/order:1.4.2"',
    )
    .refine((uri) => !/:[^/@]+@/.test(uri), "has a tag and a digest, of which only the digest counts; remove the tag");

/** The port that a container listens on. */
export const portSchema = z
    .int({
        error: (issue) => `must be a whole number from 1 to 65535, got ${show(issue.input)}; write 8080`,
    })
    .min(1)
    .max(65535);

/** What a container waits for in another before it starts. Source: ContainerDependency, ECS API reference. */
export const containerConditions = ["START", "HEALTHY", "COMPLETE", "SUCCESS"] as const;

/** The containers of the same task that one waits for, by name. */
export const dependsOnSchema = z.record(z.string(), z.enum(containerConditions));

/** A further container in each task of a service. */
export const sidecarSchema = z.strictObject({
    image: imageUriSchema.describe("The image, built elsewhere, with a tag or a digest."),
    cpu: cpu("0.125 vCPU")
        .optional()
        .describe("What it reserves of the task's processors. @default - nothing of its own: it shares"),
    memory: bytes("64 MiB").describe("What it may use of the task's memory: the service's own container has the rest."),
    port: portSchema.optional().describe("The port that it listens on. @default none"),
    essential: z
        .boolean()
        .default(true)
        .describe("Whether the task ends with it; false for what prepares something and is done. @default true"),
    command: z.array(z.string()).min(1).optional().describe("What to run. @default - the image's own command"),
    environment: environmentSchema.default({}).describe("Environment variables; not for secrets. @default none"),
    secrets: secretsSchema
        .default({})
        .describe("Environment variables from Secrets Manager or SSM, as for the service. @default none"),
    user: userSchema.optional().describe("The user that it runs as. @default - the image's own"),
    readonlyRootFilesystem: z.boolean().default(true).describe("Whether its file system is read-only. @default true"),
    ...containerOptions,
    health: z
        .strictObject({
            command: healthCommandSchema.describe("The command, which answers with 0 where all is well."),
            interval: duration("30 s").default("30 s").describe("From 5 s to 300 s. @default 30 s"),
            timeout: duration("5 s").default("5 s").describe("From 2 s to 60 s. @default 5 s"),
            retries: z
                .int()
                .min(1)
                .max(10)
                .default(3)
                .describe("Bad answers in a row that make it unhealthy. @default 3"),
            startup: duration("10 s").default("10 s").describe("Up to 300 s. @default 10 s"),
        })
        .optional()
        .describe("Its own health check. @default none"),
    dependsOn: dependsOnSchema
        .default({})
        .describe(
            "The containers that it waits for, by name (the service's own has the service's name): START, HEALTHY, COMPLETE (ended) or SUCCESS (ended with 0). @default none",
        ),
});

/** A sidecar, checked and with its defaults. */
export type SidecarSpec = z.output<typeof sidecarSchema>;
