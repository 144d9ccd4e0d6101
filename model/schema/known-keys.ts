import type { z } from "zod";

/** The keys that a schema knows at a place, through wrappers, unions and records. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
    const definition = schema._zod.def as {
        type: string;
        innerType?: z.core.$ZodType;
        in?: z.core.$ZodType;
        options?: z.core.$ZodType[];
        shape?: Record<string, z.core.$ZodType>;
        valueType?: z.core.$ZodType;
        element?: z.core.$ZodType;
    };
    const inner = definition.innerType ?? definition.in;
    if (inner !== undefined) return knownKeys(inner, path);
    if (definition.options !== undefined) return definition.options.flatMap((option) => knownKeys(option, path));
    const [key, ...rest] = path;
    if (definition.shape !== undefined) {
        if (key === undefined) return Object.keys(definition.shape);
        const next = definition.shape[String(key)];
        return next === undefined ? [] : knownKeys(next, rest);
    }
    const each = definition.valueType ?? definition.element;
    return each !== undefined && key !== undefined ? knownKeys(each, rest) : [];
}
