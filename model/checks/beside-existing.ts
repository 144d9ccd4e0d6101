import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";

/**
 * The options of a section that are set to something else than their default, and so would do nothing for what is
 * already there and not changed.
 * @param kept the options that still hold
 */
export function setBesideExisting<Spec extends object>(
    schema: z.ZodType<Spec>,
    spec: Spec,
    kept: readonly (keyof Spec)[],
): string[] {
    const defaults = schema.parse({}) as Readonly<Record<string, unknown>>;
    return Object.entries(spec)
        .filter(([option]) => option !== "existing" && !kept.some((each) => each === option))
        .filter(([option, value]) => !isDeepStrictEqual(value, defaults[option]))
        .map(([option]) => option);
}
