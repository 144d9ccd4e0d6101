import { availabilityZones } from "./aws/availability-zones";
import { runRules } from "./checks";
import { isAtOrBelow, type StackPath } from "./encrypted";
import { parseConfiguration, type ConfigurationSources } from "./parse";
import type { Where } from "./parse/where";
import { cidrProblem, existingCidrProblem } from "./plan/cidr";
import type { FunctionCode } from "./plan/function";
import type { BuildContext } from "./plan/image";
import type { Plan } from "./plan/plan";
import { builtServices, planEnvironment, type PlanSurroundings } from "./plan/plan-environment";
import { errorAt, type Problem } from "./problem";
import type { Configuration } from "./schema/configuration";

/** What a decision depends on beside the configuration. */
export interface Surroundings extends Omit<PlanSurroundings, "contexts" | "codes"> {
    /**
     * Reads the build context of a service.
     * @param folder the context as the service's file names it, relative to that file
     * @throws ContextProblem with a message for the user, if it can't be read
     */
    readonly readContext: (service: string, folder: string, dockerfile: string) => BuildContext;
    /**
     * Bundles the code of a function.
     * @param file the file that it begins in, relative to the function's folder
     * @param exported what the file must export
     * @throws CodeProblem with a message for the user, if it can't be bundled
     */
    readonly readCode: (name: string, file: string, exported: string) => FunctionCode;
}

/** What is decided about an environment. */
export interface Decision {
    /** Whether there is an error among the problems, so that nothing may be deployed. */
    readonly refused: boolean;
    /** What would be built, also where it is refused; undefined where the configuration is too broken to tell. */
    readonly plan?: Plan;
    /** The errors first. */
    readonly problems: readonly Problem[];
}

/** Parses, plans and checks: everything that happens before the first resource is declared. */
export function decide(sources: ConfigurationSources, surroundings: Surroundings): Decision {
    const { configuration, where, problems: unparsed, encrypted } = parseConfiguration(sources);
    const { region, hostPlatform } = surroundings;
    const zoneNames = surroundings.zoneNames ?? availabilityZones(region);
    const { contexts, problems: unread } = readContexts(configuration, where, surroundings);
    const { codes, problems: unbundled } = readCodes(configuration, where, surroundings);
    const plan = draft(configuration, { ...surroundings, contexts, codes });
    const serviceNames = sources.services.map(({ folder }) => folder);
    const secret = [...encrypted, ...(sources.decrypted ?? []).map((path) => where(...path))];
    const found = runRules({
        configuration,
        serviceNames,
        where,
        region,
        zoneNames,
        hostPlatform,
        isEncrypted: (...path: StackPath) => secret.some((above) => isAtOrBelow(where(...path), above)),
        ...(plan && { plan }),
    });
    const problems = [...unparsed, ...found, ...unread, ...unbundled].filter(
        ({ path }) => !encrypted.some((above) => isAtOrBelow(path, above)),
    );
    const errors = problems.filter(({ severity }) => severity === "error");
    const warnings = problems.filter(({ severity }) => severity === "warning");
    return { refused: errors.length > 0, ...(plan && { plan }), problems: [...errors, ...warnings] };
}

/** The build contexts that can be read, and what is wrong with the others. */
function readContexts(
    configuration: Configuration,
    where: Where,
    { readContext }: Surroundings,
): { contexts: Record<string, BuildContext>; problems: Problem[] } {
    const contexts: Record<string, BuildContext> = {};
    const problems: Problem[] = [];
    for (const name of builtServices(configuration)) {
        const image = configuration.services[name]?.image;
        if (image === undefined || !("context" in image)) continue;
        try {
            contexts[name] = readContext(name, image.context, image.dockerfile);
        } catch (error) {
            if (!(error instanceof ContextProblem)) throw error;
            problems.push(
                errorAt(where("services", name, "image", error.key), "image/context", error.message, error.remedy),
            );
            contexts[name] = { path: image.context, hash: "" };
        }
    }
    return { contexts, problems };
}

/** The code of the functions that can be bundled, and what is wrong with the others. */
function readCodes(
    configuration: Configuration,
    where: Where,
    { readCode }: Surroundings,
): { codes: Record<string, FunctionCode>; problems: Problem[] } {
    const codes: Record<string, FunctionCode> = {};
    const problems: Problem[] = [];
    for (const { name, handler } of Object.values(configuration.functions)) {
        try {
            codes[name] = readCode(name, handler.file, handler.export);
        } catch (error) {
            if (!(error instanceof CodeProblem)) throw error;
            const path = error.place ?? where("functions", name, "handler", error.key);
            problems.push(errorAt(path, "functions/code", error.message, error.remedy));
        }
    }
    return { codes, problems };
}

/** Any valid range: what it is can't matter where the configured one is refused. */
const someCidr = "10.0.0.0/16";

/** Plans what can be planned, so that the checks on the plan tell of their problems along with all others. */
function draft(configuration: Configuration, surroundings: PlanSurroundings): Plan | undefined {
    const { network } = configuration;
    const problem = network.existing === undefined ? cidrProblem(network.cidr) : existingCidrProblem(network.cidr);
    const cidr = problem === undefined ? network.cidr : someCidr;
    try {
        return planEnvironment({ ...configuration, network: { ...network, cidr } }, surroundings);
    } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
    }
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

/** Says that the code of a function can't be bundled. */
export class CodeProblem extends Error {
    /**
     * @param key the option that is wrong
     * @param remedy what to write instead
     * @param place the file and line that is wrong, where it is in the code
     */
    constructor(
        readonly key: "file" | "export",
        message: string,
        readonly remedy: string,
        readonly place?: string,
    ) {
        super(message);
    }
}
