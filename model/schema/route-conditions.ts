import { z } from "zod";
import { show } from "./show";

/** What a value of a header or of the query string may be: with `*` for any characters and `?` for exactly one. */
const valuePattern = z
    .string({ error: ({ input }) => `must be a text, got ${show(input)}; write it in quotes` })
    .min(1, 'is empty; write "*" for any value')
    .max(128, "is longer than the 128 characters that an ALB allows; shorten it")
    // RuleCondition, ELBv2 API reference.
    .regex(/^[\x20-\x7e]*$/, "has a character that an ALB does not accept; use printable ASCII characters")
    .regex(/^[^\\]*$/, "has a \\, with which an ALB would take the next character literally; remove it");

const valuesSchema = z.union([valuePattern, z.array(valuePattern).min(1, "is empty; remove it, or write a value")], {
    error: ({ input }) =>
        typeof input === "string" || Array.isArray(input)
            ? undefined
            : `must be a text or a list of texts, got ${show(input)}; write it in quotes`,
});

/** The name of a header. Source: HttpHeaderConditionConfig, ELBv2 API reference. */
const headerName = z
    .string()
    .max(40, {
        error: ({ input }) => `${show(input)} is longer than the 40 characters that an ALB allows; shorten it`,
    })
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, {
        error: ({ input }) => `"${String(input)}" is not the name of a header; write for example x-canary`,
    })
    .refine((name) => name.toLowerCase() !== "host", "is what the option host is for; write host: api.example.com");

const parameterName = z
    .string()
    .min(1)
    .max(128, "is longer than the 128 characters that an ALB allows")
    .regex(/^[\x21-\x7e]+$/, "has a character that an ALB does not accept; use printable ASCII characters")
    .regex(/^[^*?\\]+$/, "has a wildcard; write the name of the parameter in full");

/** A request method. Source: HttpRequestMethodConditionConfig, ELBv2 API reference. */
const method = z
    .string()
    .max(40, "is longer than the 40 characters that an ALB allows")
    .regex(/^[A-Z_-]+$/, {
        error: ({ input }) => `"${String(input)}" is not a method; write it in upper case, such as GET`,
    });

/** What a route asks of a request beside its host and path. */
export const routeConditions = {
    headers: z
        .record(headerName, valuesSchema)
        .refine((headers) => Object.keys(headers).length > 0, "is empty; remove it, or name a header")
        .optional()
        .describe(
            "Headers that the request must have, each with its value or one of several, in any letter case and with the wildcards * and ?. @default - any",
        ),
    query: z
        .record(parameterName, valuesSchema)
        .refine((query) => Object.keys(query).length > 0, "is empty; remove it, or name a parameter")
        .optional()
        .describe(
            "Parameters that the query string must have, each with its value or one of several, in any letter case and with the wildcards * and ?. @default - any",
        ),
    methods: z
        .array(method)
        .min(1, "is empty; remove it, or name a method")
        .optional()
        .describe("The methods of which the request must have one, such as GET. @default - any"),
    sourceCidrs: z
        .array(
            z.cidrv4({
                error: ({ input }) => `${show(input)} is not an IPv4 range; write for example 203.0.113.0/24`,
            }),
        )
        .min(1, "is empty; remove it, or name a range")
        .optional()
        .describe(
            "The ranges of which one must have the address that the connection comes from; X-Forwarded-For is not looked at. @default - any",
        ),
};

/** The conditions of a route beside its host and path, as they are written. */
export type RouteConditionsInput = z.input<z.ZodObject<typeof routeConditions>>;
