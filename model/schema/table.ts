import { z } from "zod";
import { show } from "./show";
import { keyArnSchema } from "./key-arn";

/** What an attribute that is a key may hold. Source: AttributeDefinition, DynamoDB API reference. */
export const attributeTypes = ["string", "number", "binary"] as const;

/** An attribute's name. Source: KeySchemaElement, DynamoDB API reference: 1 to 255 characters. */
const attributeNameSchema = z
    .string()
    .min(1, "is empty; write the name of an attribute")
    .max(255, "is longer than the 255 characters that DynamoDB allows; write a shorter name");

/** An attribute that is a key: its name, where it holds text, or its name and type. */
const keySchema = z
    .union(
        [
            attributeNameSchema,
            z.strictObject({
                name: attributeNameSchema.describe("The attribute's name."),
                type: z
                    .enum(attributeTypes)
                    .default("string")
                    .describe("What it holds: `string`, `number` or `binary`. @default string"),
            }),
        ],
        {
            error: ({ input }) =>
                `must be the name of an attribute, or one with its type, got ${show(input)}; write "orderId", or { name: "version", type: "number" }`,
        },
    )
    .transform((written) => (typeof written === "string" ? { name: written, type: "string" as const } : written));

/** A global secondary index of a table. */
const indexSchema = z.strictObject({
    partitionKey: keySchema.describe("The attribute by which its items are found."),
    sortKey: keySchema
        .optional()
        .describe("The attribute by which the items of one partition are sorted. @default - none"),
    projection: z
        .union([z.enum(["all", "keys-only"]), z.array(attributeNameSchema).min(1, 'is empty; write "keys-only"')], {
            error: ({ input }) =>
                `must be all, keys-only, or a list of attributes, got ${show(input)}; write for example ["status", "total"]`,
        })
        .default("all")
        .describe(
            "What an item has in the index: `all` of its attributes, `keys-only` (those of the table and of the index), or beside these the attributes that are listed. It can't be changed later without another index. @default all",
        ),
});

/** The DynamoDB table of a service. */
export const tableSchema = z.strictObject({
    partitionKey: keySchema.describe(
        "The attribute by which items are found. It can't be changed later without another table.",
    ),
    sortKey: keySchema
        .optional()
        .describe(
            "The attribute by which the items of one partition are sorted. It can't be changed later without another table. @default - none: each partition is one item",
        ),
    indexes: z
        .record(
            // Source: GlobalSecondaryIndex, DynamoDB API reference, which also lets a name begin with another character.
            z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{2,254}$/, {
                error: (issue) =>
                    `"${String(issue.input)}" is not an index's name; use 3 to 255 letters, digits, dots, hyphens and underscores, beginning with a letter`,
            }),
            indexSchema,
        )
        .default({})
        .describe("Further ways to find items, by name: global secondary indexes. @default none"),
    ttl: attributeNameSchema
        .optional()
        .describe(
            "The attribute that says when an item expires, as seconds since 1970: DynamoDB deletes it within a few days after. @default - none: items stay",
        ),
    stream: z
        .enum(["keys-only", "new-image", "old-image", "new-and-old-images"])
        .optional()
        .describe(
            "What a stream tells of each change, for 24 hours: its keys, and the item as it was, as it is, or both. The service finds it in `TABLE_STREAM_ARN`. @default - none",
        ),
    scan: z
        .boolean()
        .default(false)
        .describe(
            "Whether the service may read the whole table with one request, which costs as much as all that is in it. @default false",
        ),
    pointInTimeRecovery: z
        .boolean()
        .optional()
        .describe(
            "Whether the table can be restored, as another one, to any second of the last 35 days. @default true in production, false elsewhere",
        ),
    key: keyArnSchema
        .optional()
        .describe("A KMS key of your own that the items are encrypted with, by ARN. @default - DynamoDB's own key"),
});

/** A table, checked and with its defaults. */
export type TableSpec = z.output<typeof tableSchema>;

/** A key of a table or of an index. */
export type TableKeySpec = z.output<typeof keySchema>;
