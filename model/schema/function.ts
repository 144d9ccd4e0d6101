import { z } from "zod";
import { publicationSchema, subscriptionSchema } from "./event";
import { functionAlarmsSchema } from "./function-alarms";
import { functionScheduleSchema } from "./function-schedule";
import { keyArnSchema } from "./key-arn";
import { nameSchema } from "./name";
import { permissionsSchema } from "./permissions";
import { show } from "./show";
import { environmentSchema, secretsSchema } from "./sidecar";
import { tableSchema } from "./table";
import { bytes, days, duration } from "./units";

/** The code that runs: a file, and what it exports. */
const handlerSchema = z.strictObject({
    file: z
        .string()
        .regex(/^(?!\/)[^\s:]+\.[cm]?[jt]sx?$/, {
            error: ({ input }) =>
                `${show(input)} is no file of TypeScript or JavaScript; write its path from the function's folder, as in "src/handler.ts"`,
        })
        .default("src/handler.ts")
        .describe("The file, from the function's folder. What it imports is bundled with it. @default src/handler.ts"),
    export: z
        .string()
        .regex(/^[A-Za-z_$][\w$]*$/, "is not the name of an export; write for example handler")
        .default("handler")
        .describe("The name of the function that the file exports. @default handler"),
});

/** How many events one run of the function gets. */
const batchSchema = z.strictObject({
    size: z
        .int()
        .min(1)
        .max(10_000)
        .default(10)
        .describe(
            "The most events of one run; more than 10 need a `window` of at least 1 s. All of them have to be done within the `timeout`. @default 10",
        ),
    window: duration("5 s")
        .default("0 s")
        .describe("How long Lambda waits for a batch to fill, from 0 s to 300 s. @default 0 s: it runs at once"),
});

/** A Lambda function: `services/<name>/function.ts`, and over it the stack file's `functions.<name>`. */
export const functionSchema = z.strictObject({
    name: nameSchema("function").describe("The function's name, also that of its folder."),
    handler: handlerSchema
        .prefault({})
        .describe("The code that Lambda runs, which is bundled into one file with all that it imports."),
    memory: bytes("256 MiB")
        .default("256 MiB")
        .describe(
            "The memory of a run, from 128 MiB to 10240 MiB; its share of a processor grows with it. @default 256 MiB",
        ),
    timeout: duration("30 s")
        .default("30 s")
        .describe("How long a run may take before Lambda ends it, from 1 s to 900 s. @default 30 s"),
    architecture: z
        .enum(["x86_64", "arm64"])
        .default("arm64")
        .describe("The processors that it runs on: arm64 costs less. @default arm64"),
    publishes: z
        .array(publicationSchema)
        .default([])
        .describe(
            "The events that the function puts on the environment's event bus, which it finds in `EVENT_BUS_NAME`: each with its name as `detail-type` and the function's as `source`. One with `transport: sns` goes to a topic of its own. @default none",
        ),
    subscribes: z
        .array(subscriptionSchema)
        .default([])
        .describe(
            "The events that it runs for: they come in batches, by a queue of its own with dead letters. @default none",
        ),
    schedule: functionScheduleSchema
        .optional()
        .describe(
            "The times at which it runs by itself, beside the events that it runs for. What could not be started, or failed each time, goes to a dead-letter queue. @default - at none",
        ),
    batch: batchSchema.prefault({}).describe("How many events one run gets."),
    attempts: z
        .int()
        .min(1)
        .max(1000)
        .default(5)
        .describe("How often an event is tried before it goes to the dead-letter queue. @default 5"),
    maximumConcurrency: z
        .int()
        .min(2)
        .max(1000)
        .optional()
        .describe(
            "How many batches the function may work on at once; the others wait in its queue. @default - as many as Lambda likes",
        ),
    reservedConcurrency: z
        .int()
        .min(1)
        .optional()
        .describe(
            "How many runs at once the function has to itself of those of the account; it never has more. @default - it shares them with all other functions of the account",
        ),
    table: tableSchema
        .optional()
        .describe(
            "A DynamoDB table of the function's own: it finds it in `TABLE_NAME`, and may read and write its items. @default - none",
        ),
    environment: environmentSchema.default({}).describe("Environment variables; not for secrets. @default none"),
    secrets: secretsSchema
        .default({})
        .describe(
            "Secrets of Secrets Manager or SSM, by variable: each an ARN, or the name of an SSM parameter. The function gets where each is, as `<VARIABLE>_ARN`, and may read it. @default none",
        ),
    secretKeys: z
        .array(keyArnSchema)
        .default([])
        .describe(
            "The KMS keys of your own that the secrets are encrypted with, by ARN: the function may decrypt with them. @default none",
        ),
    permissions: permissionsSchema
        .default([])
        .describe(
            "Rights that no link gives: actions of AWS on resources, for what Flotilla does not name. @default none",
        ),
    tracing: z
        .literal("xray", { error: ({ input }) => `must be xray, got ${show(input)}; write xray, or remove it` })
        .optional()
        .describe("Where the traces of its runs go: `xray` lets Lambda record them in AWS X-Ray. @default - nowhere"),
    logRetention: days("14 days")
        .optional()
        .describe("How long the function's logs are kept. @default that of the environment"),
    alarms: functionAlarmsSchema
        .prefault({})
        .describe("When those who are named in `alerts` are told of the function."),
});

/** A function as it is written in `function.ts`. */
export type FunctionConfiguration = z.input<typeof functionSchema>;

/** A function, checked and with its defaults. */
export type FunctionSpec = z.output<typeof functionSchema>;
