import { arch } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { decide } from "../model/decide";
import type { Plan } from "../model/plan/plan";
import { formatProblem } from "../model/problem";
import { quietPromises } from "./quiet-promises";
import { readBuildContext } from "./read-build-context";
import { readServices } from "./read-services";

/** Where a program's configuration is. */
export interface LoadPlanArgs {
    /** The folder that holds a folder for each service. @default services */
    readonly services?: string;
}

/** Where build contexts are copied to before they are built. */
const stagingFolder = join(".flotilla", "contexts");

function parseValue(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}

/** The stack file's values in the project's own namespace. */
function stackConfiguration(namespace: string): Record<string, unknown> {
    const prefix = `${namespace}:`;
    const all = pulumi.runtime.allConfig();
    return Object.fromEntries(
        Object.entries(all)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), parseValue(value)]),
    );
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
    const { refused, plan, problems } = decide(
        { namespace: project, stack: stackConfiguration(project), services: readServices(folder) },
        {
            project,
            stack: pulumi.getStack(),
            region: new pulumi.Config("aws").get("region") ?? "",
            hostPlatform: arch() === "arm64" ? "linux/arm64" : "linux/amd64",
            readContext: (service, context, dockerfile) =>
                readBuildContext(join(folder, service, context), dockerfile, join(stagingFolder, service)),
        },
    );
    if (refused || plan === undefined) {
        const lines = problems.map((problem) => `  ${formatProblem(problem)}`);
        throw new pulumi.RunError(
            `the configuration of stack ${pulumi.getStack()} has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${lines.join("\n")}`,
        );
    }
    for (const problem of problems) void pulumi.log.warn(formatProblem(problem));
    return plan;
}
