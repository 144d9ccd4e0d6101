import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { buildSync } from "esbuild";
import { zipSync } from "fflate";
import type { QueuePlan } from "../../../model/plan/queue";
import type { TablePlan } from "../../../model/plan/table";
import type { SubscriptionPlan } from "../../../model/plan/events";
import { waitUntil } from "../offspring";
import type { MadeQueue } from "./queues";

/** A Lambda function that the emulated AWS runs, in a process of this machine's Node. */
export interface LocalFunction {
    readonly name: string;
    readonly functionName: string;
    /** The file that its code begins in, relative to its folder, and what that exports for Lambda to run. */
    readonly file: string;
    readonly export: string;
    readonly memoryMiB: number;
    readonly timeoutSeconds: number;
    readonly environment: Readonly<Record<string, string>>;
    readonly table?: TablePlan;
    readonly queue?: QueuePlan;
    readonly publishes: readonly string[];
    readonly subscribes: readonly SubscriptionPlan[];
    readonly eventDeadLetterName?: string;
    readonly batch: { readonly size: number; readonly windowSeconds: number };
}

/** One file with all that the function imports, as Lambda takes it. */
export function zipOf(folder: string, file: string): Uint8Array {
    const { outputFiles } = buildSync({
        entryPoints: [join(folder, file)],
        outfile: "index.js",
        bundle: true,
        platform: "node",
        format: "cjs",
        target: "node20",
        sourcemap: "inline",
        sourcesContent: false,
        write: false,
        logLevel: "silent",
    });
    const [bundle] = outputFiles;
    return zipSync({ "index.js": bundle?.contents ?? readFileSync(join(folder, file)) });
}

/** What a function is made of. */
export interface FunctionParts {
    readonly code: Uint8Array;
    readonly variables: Readonly<Record<string, string>>;
    readonly queue: MadeQueue | undefined;
}

/** The role is asked for by the API, and looked at by nobody. */
const role = "arn:aws:iam::000000000000:role/function";

/** Makes a function, and has the events of its queue brought to it. */
export async function makeFunction(
    client: LambdaClient,
    plan: LocalFunction,
    { code, variables, queue }: FunctionParts,
): Promise<void> {
    const lambda = await import("@aws-sdk/client-lambda");
    await client.send(
        new lambda.CreateFunctionCommand({
            FunctionName: plan.functionName,
            Runtime: "nodejs22.x",
            Handler: `index.${plan.export}`,
            Role: role,
            Code: { ZipFile: code },
            MemorySize: plan.memoryMiB,
            Timeout: plan.timeoutSeconds,
            Environment: { Variables: { NODE_OPTIONS: "--enable-source-maps", ...variables } },
        }),
    );
    await waitUntil(async () => {
        const { Configuration } = await client.send(new lambda.GetFunctionCommand({ FunctionName: plan.functionName }));
        return Configuration?.State === "Active";
    }, 30);
    if (queue === undefined) return;
    await client.send(
        new lambda.CreateEventSourceMappingCommand({
            FunctionName: plan.functionName,
            EventSourceArn: queue.arn,
            BatchSize: plan.batch.size,
            ...(plan.batch.windowSeconds > 0 && { MaximumBatchingWindowInSeconds: plan.batch.windowSeconds }),
            FunctionResponseTypes: ["ReportBatchItemFailures"],
        }),
    );
}

/** Gives a function other code. */
export async function updateFunction(client: LambdaClient, functionName: string, code: Uint8Array): Promise<void> {
    const { UpdateFunctionCodeCommand } = await import("@aws-sdk/client-lambda");
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: functionName, ZipFile: code }));
}
