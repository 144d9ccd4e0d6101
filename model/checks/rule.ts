import type { Where } from "../parse";
import type { Plan } from "../plan/plan";
import type { Problem, Severity } from "../problem";
import type { Configuration } from "../schema/configuration";
import type { ImagePlatform } from "../schema/images";
import type { ServiceSpec } from "../schema/service";

/** What a rule looks at. */
export interface RuleInput {
    readonly configuration: Configuration;
    /** What would be built, or undefined where the configuration is too broken to tell. */
    readonly plan?: Plan;
    /** The AWS region of the environment. */
    readonly region: string;
    /** The names of the zones that the account has there, in order. */
    readonly zoneNames: readonly string[];
    /** The platform of the machine that builds images. */
    readonly hostPlatform: ImagePlatform;
    /** Tells where a value was written. */
    readonly where: Where;
}

/** What a rule found wrong at a place. */
export interface Finding {
    /** Where it was written, as {@link RuleInput.where} tells it. */
    readonly path: string;
    /** What is wrong, with the offending value. */
    readonly reason: string;
    /** What to write instead. */
    readonly remedy: string;
}

/** Finds what is wrong with a configuration that the schema let through. It never throws, whatever the schema lets through. */
export type Check = (input: RuleInput) => readonly Finding[];

/** A rule of the catalogue. Its page in docs/checks.md is made from this. */
export interface Rule {
    /** Stable: part of the public interface. The rule's file is named after it. */
    readonly id: `${string}/${string}`;
    /** An error stops the deployment, a warning is told once. */
    readonly severity: Severity;
    /** What must hold, in one sentence. */
    readonly what: string;
    /** What happens where it does not. */
    readonly why: string;
    /** What to do about it. */
    readonly remedy: string;
    /** Where its numbers and names come from: an AWS API reference or guide by name, an address, or `Follows from …`. */
    readonly source: string;
    readonly check: Check;
}

/** A finding at a place. */
export const finding = (path: string, reason: string, remedy: string): Finding => ({ path, reason, remedy });

/** A rule on each service by itself. `at` tells where a value of the service was written. */
export function eachService(
    check: (service: ServiceSpec, at: (...path: (string | number)[]) => string, input: RuleInput) => readonly Finding[],
): Check {
    return (input) =>
        Object.values(input.configuration.services).flatMap((service) =>
            check(service, (...path) => input.where("services", service.name, ...path), input),
        );
}

/** What a rule finds, as problems with its id and severity. */
export const problemsOfRule = ({ id, severity, check }: Rule, input: RuleInput): Problem[] =>
    check(input).map((found) => ({ id, severity, ...found }));
