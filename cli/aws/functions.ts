import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import { environmentName } from "../../model/plan/names";
import { proposal } from "../../model/schema/explain";
import { UsageError } from "../usage-error";
import { findServices, type LiveCluster, type LiveService } from "./cluster";
import type { LiveStack } from "./live-stack";
import { allOf } from "./pages";

/** A Lambda function that is there, and its name in the configuration. */
export interface LiveFunction extends FunctionConfiguration {
    readonly FunctionName: string;
    /** What the configuration calls it. */
    readonly name: string;
    /** How many runs at once it has to itself, and at most. */
    readonly reservedConcurrency?: number;
}

/** What the names of a stack's functions begin with. Those that other things of a stack need, as to rotate a password, begin otherwise. */
const prefixOf = ({ project, stack }: LiveStack): string => `${environmentName(project, stack)}-`;

/** The function of a name on AWS, if it carries the stack's tags: two stacks may have names that begin alike. */
async function ownFunction(stack: LiveStack, FunctionName: string): Promise<LiveFunction | undefined> {
    const { project, stack: environment, aws } = stack;
    const { Configuration, Tags = {}, Concurrency } = await aws.lambda.getFunction({ FunctionName });
    const name = FunctionName.slice(prefixOf(stack).length);
    if (Tags["Project"] !== project || Tags["Environment"] !== environment || Tags["Service"] !== name)
        return undefined;
    const reserved = Concurrency?.ReservedConcurrentExecutions;
    return { ...Configuration, FunctionName, name, ...(reserved !== undefined && { reservedConcurrency: reserved }) };
}

/** The functions of a stack, in the order of their names. */
export async function findFunctions(stack: LiveStack): Promise<LiveFunction[]> {
    const all = await allOf(stack.aws.lambda.paginateListFunctions({}), ({ Functions }) => Functions);
    const names = all
        .flatMap(({ FunctionName }) => FunctionName ?? [])
        .filter((name) => name.startsWith(prefixOf(stack)))
        .sort();
    const found: LiveFunction[] = [];
    // One after the other: an account takes few of these calls a second.
    for (const name of names) {
        const lambda = await ownFunction(stack, name);
        if (lambda !== undefined) found.push(lambda);
    }
    return found;
}

/**
 * The service or function of a name.
 * @throws UsageError if the stack has none of this name, with the one that may be meant
 */
export async function findServiceOrFunction(
    stack: LiveStack,
    cluster: LiveCluster,
    name: string,
): Promise<{ readonly service: LiveService } | { readonly lambda: LiveFunction }> {
    const services = await findServices(stack, cluster);
    const service = services.find((each) => each.name === name);
    if (service !== undefined) return { service };
    const functions = await findFunctions(stack);
    const lambda = functions.find((each) => each.name === name);
    if (lambda !== undefined) return { lambda };
    const known = [...services, ...functions].map((each) => each.name);
    const what = functions.length === 0 ? "service" : "service or function";
    throw new UsageError(`the stack ${stack.stack} has no ${what} "${name}"; ${proposal(name, known)}`);
}
