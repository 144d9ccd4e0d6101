import { runChecks } from "./checks";
import { parseConfiguration, type ConfigurationSources } from "./parse";
import type { BuildContext } from "./plan/image";
import { builtServices, planEnvironment, type Plan, type PlanSurroundings } from "./plan/plan";
import { errorAt, type Problem } from "./problem";

/** What a decision depends on beside the configuration. */
export interface Surroundings extends Omit<PlanSurroundings, "contexts"> {
    /**
     * Reads the build context of a service.
     * @param folder the context as the service's file names it, relative to that file
     * @throws Error with a message for the user, if it can't be read
     */
    readonly readContext: (service: string, folder: string, dockerfile: string) => BuildContext;
}

/** A plan, or the problems that stand in its way. */
export type Decision =
    | { readonly plan: Plan; readonly problems: readonly Problem[] }
    | { readonly plan?: undefined; readonly problems: readonly Problem[] };

/** Parses, checks and plans: everything that happens before the first resource is declared. */
export function decide(sources: ConfigurationSources, { readContext, ...surroundings }: Surroundings): Decision {
    const { configuration, where, problems: unparsed } = parseConfiguration(sources);
    const { region, hostPlatform } = surroundings;
    const problems = [...unparsed, ...runChecks({ configuration, where, region, hostPlatform })];
    if (problems.some((problem) => problem.severity === "error")) return { problems };

    const contexts: Record<string, BuildContext> = {};
    const unreadable: Problem[] = [];
    for (const name of builtServices(configuration)) {
        const image = configuration.services[name]?.image;
        if (image === undefined || !("context" in image)) continue;
        try {
            contexts[name] = readContext(name, image.context, image.dockerfile);
        } catch (error) {
            if (!(error instanceof ContextProblem)) throw error;
            unreadable.push(
                errorAt(where("services", name, "image", error.key), "image/context", error.message, error.remedy),
            );
        }
    }
    if (unreadable.length > 0) return { problems: [...problems, ...unreadable] };
    return { plan: planEnvironment(configuration, { ...surroundings, contexts }), problems };
}

/** Says that a build context can't be read. */
export class ContextProblem extends Error {
    /**
     * @param key the option that is wrong
     * @param remedy what to write instead
     */
    constructor(
        readonly key: "context" | "dockerfile",
        message: string,
        readonly remedy: string,
    ) {
        super(message);
    }
}
