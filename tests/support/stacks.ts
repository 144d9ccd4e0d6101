import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { Platform } from "../../components";
import { everythingPlan, everythingStack } from "./everything";
import { memoized } from "./memoized";
import { deploy, type DeployOptions } from "./recorder";
import type { Recording } from "./recording";

/** The stacks that this repository has a file for. */
export const stackNames = ["dev", "prod", "local"] as const;

/** A stack file's values as the engine gives them: text as it is, everything else as JSON. */
export function stackConfig(stack: string): Record<string, string> {
    const { config } = parse(readFileSync(`Pulumi.${stack}.yaml`, "utf8")) as { config: Record<string, unknown> };
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** index.ts, the program itself. Its module body is the program, so it has to run anew each time. */
export function program(): object {
    const path = require.resolve("../../index");
    delete require.cache[path];
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require(path) as object;
}

/** Runs {@link program}. */
export const deployProgram = async (options: DeployOptions): Promise<Recording> =>
    (await deploy(program, options)).recording;

/** A program whose recordings the generic tests look at. */
export interface Program {
    readonly title: string;
    readonly stack: string;
    /** Whether its images were built elsewhere. */
    readonly given: boolean;
}

const everything: Program = { title: "every way to run a service", stack: everythingStack, given: true };

/** Each stack, with images built and with images given, and a plan that has what no stack has. */
export const programs: readonly Program[] = [
    ...stackNames.flatMap((stack) => [
        { title: `${stack}, images built`, stack, given: false },
        { title: `${stack}, images given`, stack, given: true },
    ]),
    everything,
];

/** The recording of a program. */
export const recorded = memoized(async (of: Program, { preview = false } = {}): Promise<Recording> => {
    const { stack, given } = of;
    if (of === everything) {
        const plan = everythingPlan();
        return (await deploy(() => new Platform(plan.name, { plan }), { stack, preview })).recording;
    }
    const config = {
        ...stackConfig(stack),
        ...(given && { "flotilla:images": JSON.stringify({ given: "registry.example.com/shop/{service}:1.4.2" }) }),
    };
    return deployProgram({ stack, config, preview });
});
