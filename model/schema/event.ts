import { z } from "zod";
import { longestEventName } from "../aws/limits";
import { isSection, show } from "./show";

/** The name of an event, its `detail-type` on the bus: what it is about, and what happened. */
export const eventNameSchema = z
    .string()
    .max(
        longestEventName,
        `is longer than the ${longestEventName} characters that the names of rules leave; shorten it`,
    )
    .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, {
        error: (issue) =>
            `${show(issue.input)} is not the name of an event; write what it is about and what happened, as in "order.placed"`,
    });

/** What carries an event to those who subscribe to it: the environment's event bus, or an SNS topic of its own. */
export const eventTransports = ["eventbridge", "sns"] as const;

/** An event that a service publishes, and what carries it. */
export const publicationSchema = z.union(
    [
        eventNameSchema,
        z.strictObject({
            event: eventNameSchema.describe("The event's name."),
            transport: z
                .enum(eventTransports)
                .default("eventbridge")
                .describe(
                    "What carries it: `eventbridge` (the environment's event bus, in `EVENT_BUS_NAME`) or `sns` (a topic of its own, for `order.placed` in `ORDER_PLACED_TOPIC_ARN`). @default eventbridge",
                ),
        }),
    ],
    {
        error: ({ input }) =>
            typeof input === "string" || isSection(input)
                ? undefined
                : `must be the name of an event, or an event and its transport, got ${show(input)}; write "order.placed"`,
    },
);

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const text = z.string().min(1);
const beginning = z.enum([">", ">="]);
const end = z.enum(["<", "<="]);

/** The range of numbers that EventBridge compares. Source: Comparison operators for use in event patterns, EventBridge user guide. */
const bound = z.number().min(-5e9).max(5e9);

/**
 * A comparison other than with one value.
 * Source: Comparison operators for use in event patterns in Amazon EventBridge, EventBridge user guide.
 */
const comparison = z.union([
    z.strictObject({ prefix: text }),
    z.strictObject({ suffix: text }),
    z.strictObject({ "equals-ignore-case": text }),
    z.strictObject({ wildcard: text }),
    z.strictObject({
        "anything-but": z.union([z.string(), z.number(), z.array(z.string()).min(1), z.array(z.number()).min(1)]),
    }),
    z.strictObject({
        numeric: z.union([
            z.tuple([z.union([beginning, end, z.literal("=")]), bound]),
            z.tuple([beginning, bound, end, bound]),
        ]),
    }),
    z.strictObject({ exists: z.boolean() }),
]);

const condition = z.union([scalar, comparison], {
    error: ({ input }) =>
        `is no value and no comparison of EventBridge: ${show(input)}; write a value, or one of { prefix: … }, { suffix: … }, { "equals-ignore-case": … }, { wildcard: … }, { "anything-but": … }, { numeric: [">=", 100] }, { exists: true }`,
});

/** The values that fields of an event's `detail` may have, by field: `total`, or `customer.tier` for one within another. */
const filterSchema = z
    .record(
        z.string().regex(/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/, {
            error: (issue) =>
                `${show(issue.input)} is not a field of an event; write for example total, or customer.tier for one within another`,
        }),
        z.array(condition).min(1, "is empty, so nothing passes; write a value"),
    )
    .refine((fields) => Object.keys(fields).length > 0, "is empty; remove it, or name a field");

/** An event that a service wants to be told of, and which of them. */
export const subscriptionSchema = z.union(
    [
        eventNameSchema,
        z.strictObject({
            event: eventNameSchema.describe("The event's name."),
            filter: filterSchema
                .optional()
                .describe(
                    "Which of them: for each field of the event's `detail` the values that pass, as EventBridge writes them; all fields must. @default - all of them",
                ),
        }),
    ],
    {
        error: ({ input }) =>
            typeof input === "string" || isSection(input)
                ? undefined
                : `must be the name of an event, or an event and a filter, got ${show(input)}; write "order.placed"`,
    },
);

/** What passes a filter, by field. */
export type FilterSpec = z.output<typeof filterSchema>;

/** A comparison of a filter, or a value. */
export type FilterCondition = FilterSpec[string][number];

/** An event that is published, as it is written. */
export type PublicationSpec = z.output<typeof publicationSchema>;

/** A subscription as it is written. */
export type SubscriptionSpec = z.output<typeof subscriptionSchema>;
