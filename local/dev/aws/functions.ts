import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import type { FunctionPlan } from "../../../model/plan/function";
import { waitUntil } from "../offspring";
import type { MadeQueue } from "./queues";

/** The bundle of a function, as Lambda takes it. */
export const zipOf = (bundleFolder: string): Uint8Array =>
    zipSync({ "index.js": readFileSync(join(bundleFolder, "index.js")) });

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
    plan: FunctionPlan,
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
