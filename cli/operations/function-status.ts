import { functionState, type FunctionCondition } from "../../model/operations/function-state";
import type { LiveFunction } from "../aws/functions";
import type { LiveStack } from "../aws/live-stack";
import { allOf } from "../aws/pages";

/** How a function is. */
export interface FunctionStatus {
    readonly name: string;
    /** Its name on AWS. */
    readonly functionName: string;
    readonly condition: FunctionCondition;
    readonly reasons: readonly string[];
    readonly memoryMiB: number;
    readonly timeoutSeconds: number;
    readonly architecture: string;
    /** How many runs at once it has to itself, and at most. */
    readonly reservedConcurrency?: number;
    /** When its code or configuration changed. */
    readonly changedAt?: string;
    /** The hash of its code, by which two are told apart. */
    readonly code: string;
    /** What brings it events: the queue, and whether it does. */
    readonly events: readonly { readonly queue: string; readonly state: string }[];
    readonly logGroup: string;
}

/** How a function is. */
export async function functionStatus({ aws }: LiveStack, lambda: LiveFunction): Promise<FunctionStatus> {
    const { FunctionName, LastModified, reservedConcurrency } = lambda;
    const mappings = await allOf(
        aws.lambda.paginateListEventSourceMappings({ FunctionName }),
        ({ EventSourceMappings }) => EventSourceMappings,
    );
    return {
        name: lambda.name,
        functionName: FunctionName,
        ...functionState(lambda, mappings),
        memoryMiB: lambda.MemorySize ?? 0,
        timeoutSeconds: lambda.Timeout ?? 0,
        architecture: lambda.Architectures?.[0] ?? "x86_64",
        ...(reservedConcurrency !== undefined && { reservedConcurrency }),
        ...(LastModified !== undefined && { changedAt: new Date(LastModified).toISOString() }),
        code: Buffer.from(lambda.CodeSha256 ?? "", "base64").toString("hex"),
        events: mappings.map(({ EventSourceArn = "", State = "" }) => ({
            queue: EventSourceArn.split(":").at(-1) ?? "",
            state: State,
        })),
        logGroup: lambda.LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`,
    };
}
