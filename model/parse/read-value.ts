import type { z } from "zod";
import { errorAt, type Problem } from "../problem";
import { explain } from "../schema/explain";
import { knownKeys } from "../schema/known-keys";
import type { Where } from "./where";

/** What could be read, and what is wrong with it. */
export interface Reading<Value> {
    /** Undefined where it can't be read. */
    readonly value: Value | undefined;
    readonly problems: readonly Problem[];
}

/**
 * Reads a value of the configuration by its schema.
 * @param path where the value is, from the configuration's root
 */
export function readValue<Schema extends z.ZodType>(
    schema: Schema,
    input: unknown,
    where: Where,
    ...path: readonly string[]
): Reading<z.output<Schema>> {
    const { success, data, error } = schema.safeParse(input);
    if (success) return { value: data, problems: [] };
    const explanations = explain(error.issues, input, (within) => knownKeys(schema, within));
    return {
        value: undefined,
        problems: explanations.map((each) => {
            // A symbol can't be a key of what was read from YAML or written in an object of a service.
            const within = each.path.map((key) => (typeof key === "number" ? key : String(key)));
            return errorAt(where(...path, ...within), "schema", each.reason, each.remedy);
        }),
    };
}
