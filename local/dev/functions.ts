import { join } from "node:path";
import { bundleFunction } from "../../program/bundle-function";
import { CodeProblem } from "../../model/decide";
import type { FunctionPlan } from "../../model/plan/function";
import { linkVariables } from "../../model/plan/link-variables";
import { clientSettings } from "../client-settings";
import { LocalError } from "../local-error";
import { makeFunction, updateFunction, zipOf } from "./aws/functions";
import type { EmulatedAws } from "./emulated-aws";
import { linksOf, type Resources } from "./resources";
import type { Told } from "./supervised";
import { watchContext, type Watch } from "./watch-context";

/** Where the code of functions is, and what they are linked to. */
export interface FunctionSurroundings {
    /** The folder that holds a folder for each function. */
    readonly folder: string;
    /** Where bundles are put. */
    readonly bundles: string;
    readonly resources: Resources;
    readonly aws: EmulatedAws;
    readonly reload: boolean;
    readonly tell: (told: Told) => void;
}

/** A function's code with all that it imports, as Lambda takes it. @throws LocalError if it does not compile */
function codeOf({ name, file, export: exported }: FunctionPlan, { folder, bundles }: FunctionSurroundings): Uint8Array {
    try {
        const own = join(folder, name);
        return zipOf(bundleFunction(own, file, exported, { root: own, staging: join(bundles, name) }).path);
    } catch (error) {
        if (!(error instanceof CodeProblem)) throw error;
        throw new LocalError(`the function ${name} can't be run: ${error.message}`, error.remedy);
    }
}

/**
 * Makes the functions on the emulated AWS, which runs them.
 * @returns what watches their code, so that what is saved runs next
 */
export async function startFunctions(
    functions: readonly FunctionPlan[],
    surroundings: FunctionSurroundings,
): Promise<Watch[]> {
    if (functions.length === 0) return [];
    const { folder, resources, aws, reload, tell } = surroundings;
    const { LambdaClient } = await import("@aws-sdk/client-lambda");
    const client = new LambdaClient(clientSettings(aws));
    const watches: Watch[] = [];
    for (const plan of functions) {
        const own = join(folder, plan.name);
        const { addresses } = linksOf({ name: plan.name, sends: [] }, resources);
        await makeFunction(client, plan, {
            code: codeOf(plan, surroundings),
            variables: {
                AWS_ENDPOINT_URL: aws.endpoint,
                ...linkVariables(plan, { ...addresses, queueUrl: undefined }),
                ...plan.environment,
            },
            queue: resources.queues.get(plan.name),
        });
        if (!reload) continue;
        const say = (line: string) => tell({ service: plan.name, from: "supervisor", line });
        watches.push(
            await watchContext(own, "Dockerfile", (path) => {
                void (async () => {
                    try {
                        await updateFunction(client, plan.functionName, codeOf(plan, surroundings));
                        say(`${path} was saved: runs from now on`);
                    } catch (error) {
                        say(error instanceof Error ? error.message : String(error));
                    }
                })();
            }),
        );
    }
    return watches;
}
