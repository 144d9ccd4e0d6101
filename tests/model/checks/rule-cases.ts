/**
 * The form of a rule's table of cases.
 *
 * A rule `model/checks/<group>/<name>.ts` has its table in `tests/model/checks/cases/<group>/<name>.ts`, which exports
 * `cases: RuleCases`. `cases.test.ts` makes a test of each case; `catalogue.test.ts` fails for a rule without a table.
 *
 * ```ts
 * const min = (value: number) => withService("order", { "scaling.min": value });
 *
 * export const cases: RuleCases = {
 *     compliant: [{ what: "a range of two", sources: min(2) }],
 *     violating: [{ what: "min above max", sources: min(9), path: `${order}: scaling.min`, reason: "is 9, and must be at most max (4)" }],
 *     absent: [{ what: "no max", sources: withService("order", { "scaling.max": absent }) }],
 *     boundary: {
 *         inside: [{ what: "min equal to max", sources: min(4) }],
 *         outside: [{ what: "min one above max", sources: min(5), path: `${order}: scaling.min`, reason: /must be at most/ }],
 *     },
 * };
 * ```
 *
 * - Only the problems with the rule's own id count; but a case that the schema refuses fails, since it never reaches the rule.
 * - `absent` and `boundary` may be a sentence that says why there is no such case.
 * - A table is about the verdict and its borders. The whole message is tested once, in `tests/model/refused`.
 */
import type { Surroundings } from "../../../model/decide";
import type { ConfigurationSources } from "../../../model/parse";

/** A configuration in which the rule finds nothing, unless it is a {@link Violation}. */
export interface Case {
    /** What is special about it, as the end of the test's name. */
    readonly what: string;
    /** @default the fixture */
    readonly sources?: ConfigurationSources;
    /** The region and what else is beside the configuration, where it is not the fixture's. */
    readonly changed?: Partial<Surroundings>;
}

/** Where a rule finds something, and what it says of it: the whole reason, or a pattern for what matters of it. */
export interface Expected {
    readonly path: string;
    readonly reason: string | RegExp;
}

/** A configuration in which the rule finds one thing, or that and more. */
export interface Violation extends Case, Expected {
    /** What else it finds, in order. @default nothing */
    readonly more?: readonly Expected[];
}

/** What a rule says about configurations on both sides of it. */
export interface RuleCases {
    readonly compliant: readonly Case[];
    readonly violating: readonly Violation[];
    /** What the rule looks at is not there, or the sentence why that can't be. */
    readonly absent: readonly (Case | Violation)[] | string;
    /** The values next to the border, or the sentence why there is none. */
    readonly boundary: { readonly inside: readonly Case[]; readonly outside: readonly Violation[] } | string;
}
