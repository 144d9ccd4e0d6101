import { z } from "zod";
import { pricedThings, pricedTypes, type PriceTable } from "./prices";

const day = /^\d{4}-\d{2}-\d{2}$/;

const priceSchema = z.strictObject({
    usd: z.number().positive(),
    unit: z.string().min(1),
    date: z.string().regex(day, "is no day; write for example 2026-11-20"),
    source: z.int().min(0),
});

const priceTableSchema = z
    .strictObject({
        region: z.string().min(1),
        currency: z.literal("USD"),
        sources: z.array(z.string().min(1)),
        things: z.partialRecord(z.enum(pricedThings), priceSchema),
        instances: z.record(z.string(), priceSchema),
        // A file that was written before these were known has neither.
        databases: z.record(z.string(), priceSchema).default({}),
        caches: z.record(z.string(), priceSchema).default({}),
    })
    .superRefine(({ sources, ...sections }, context) => {
        for (const section of ["things", ...pricedTypes] as const) {
            for (const [name, price] of Object.entries(sections[section])) {
                if (price === undefined || price.source < sources.length) continue;
                const message = `is ${price.source}, but the table has ${sources.length} sources`;
                context.addIssue({ code: "custom", path: [section, name, "source"], message });
            }
        }
    });

/** A table of prices, or why it is none. */
export type ParsedPriceTable = { readonly table: PriceTable } | { readonly problem: string };

/**
 * Checks that a value read from a file is a table of prices: each price above 0, with its unit, its day and a source
 * that the table has.
 */
export function parsePriceTable(value: unknown): ParsedPriceTable {
    const { success, data, error } = priceTableSchema.safeParse(value);
    if (success) return { table: data };
    const [issue] = error.issues;
    const path = issue?.path.join(".") ?? "";
    return { problem: `${path === "" ? "the file" : path}: ${issue?.message ?? "is no table of prices"}` };
}
