import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as runtimeConfiguration from "@pulumi/pulumi/runtime/config";
import { decide } from "../model/decide";
import type { StackPath } from "../model/encrypted";
import type { Plan } from "../model/plan/plan";
import { formatProblem } from "../model/problem";
import { counted } from "../model/words";
import { bundleFunction } from "./bundle-function";
import { fromEngine } from "./configuration-values";
import { hostPlatform } from "./host-platform";
import { ProjectError } from "./project-error";
import { quietPromises } from "./quiet-promises";
import { readBuildContext } from "./read-build-context";
import { readPrices } from "./read-prices";
import { readDefinitions } from "./read-services";
import { readZoneNames } from "./zone-names";

/** Where a program's configuration is. */
export interface LoadPlanArgs {
    /** The folder that holds a folder for each service. @default services */
    readonly services?: string;
}

/** Where build contexts are copied to before they are built. */
const stagingFolder = join(".flotilla", "contexts");

/** Where the code of functions is put before it is uploaded. */
const codeFolder = join(".flotilla", "functions");

/** The stack file's values in the project's own namespace. */
function stackConfiguration(namespace: string): Record<string, unknown> {
    const prefix = `${namespace}:`;
    const all = pulumi.runtime.allConfig();
    return Object.fromEntries(
        Object.entries(all)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), fromEngine(value)]),
    );
}

/** Of the SDK, which does not tell of it in its types. */
interface ConfigurationSecrets {
    readonly isConfigSecret?: (key: string) => boolean;
}

/** The keys of a stack's configuration that hold an encrypted value: all of them, where the SDK does not tell. */
function decryptedKeys(namespace: string, keys: readonly string[]): StackPath[] {
    const { isConfigSecret = () => true } = runtimeConfiguration as ConfigurationSecrets;
    return keys.filter((key) => isConfigSecret(`${namespace}:${key}`)).map((key) => [key]);
}

/**
 * What the project's own files say.
 * @throws pulumi.RunError if they can't be read, with what is wrong
 */
function fromProject<Value>(read: () => Value): Value {
    try {
        return read();
    } catch (error) {
        throw error instanceof ProjectError ? new pulumi.RunError(error.message) : error;
    }
}

/**
 * Reads the stack's configuration and the services' files, checks them, and decides everything about the environment.
 * Warnings are shown once, as Pulumi's own.
 * @throws pulumi.RunError with all problems, each with its path and remedy, before any resource is registered
 */
export function loadPlan(args: LoadPlanArgs = {}): Plan {
    quietPromises();
    const folder = args.services ?? "services";
    const project = pulumi.getProject();
    const region = new pulumi.Config("aws").get("region") ?? "";
    const zoneNames = fromProject(() => readZoneNames(process.cwd())[region]);
    const prices = fromProject(() => readPrices(process.cwd(), region));
    const stack = stackConfiguration(project);
    const { refused, plan, problems } = decide(
        {
            namespace: project,
            stack,
            decrypted: decryptedKeys(project, Object.keys(stack)),
            ...readDefinitions(folder),
        },
        {
            project,
            stack: pulumi.getStack(),
            region,
            hostPlatform: hostPlatform(),
            readContext: (service, context, dockerfile) =>
                readBuildContext(join(folder, service, context), dockerfile, {
                    staging: join(stagingFolder, service),
                }),
            readCode: (name, file, exported) =>
                bundleFunction(join(folder, name), file, exported, { staging: join(codeFolder, name) }),
            ...(zoneNames && { zoneNames }),
            ...(prices && { prices }),
        },
    );
    if (refused || plan === undefined) {
        const lines = problems.map((problem) => `  ${formatProblem(problem)}`);
        throw new pulumi.RunError(
            `the configuration of stack ${pulumi.getStack()} has ${counted(problems.length, "problem")}:\n${lines.join("\n")}`,
        );
    }
    for (const problem of problems) void pulumi.log.warn(formatProblem(problem));
    return plan;
}
