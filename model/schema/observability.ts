import { z } from "zod";

/** The section `observability` of a stack file: what shows how the environment is. */
export const observabilitySchema = z.strictObject({
    dashboard: z
        .boolean()
        .default(false)
        .describe("Whether there is a CloudWatch dashboard of the services and their capacity. @default false"),
    queries: z
        .boolean()
        .default(false)
        .describe(
            "Whether the queries that everyone needs are saved in CloudWatch Logs Insights: by correlation id, and errors. @default false",
        ),
    correlationField: z
        .string()
        .regex(/^[A-Za-z_@][\w.@]{0,127}$/, {
            error: ({ input }) =>
                `${JSON.stringify(input)} is not a field's name; use letters, digits, dots and underscores, as in correlationId`,
        })
        .default("correlationId")
        .describe("The field of a log line that holds the correlation id of the request. @default correlationId"),
    levelField: z
        .string()
        .regex(/^[A-Za-z_@][\w.@]{0,127}$/, {
            error: ({ input }) =>
                `${JSON.stringify(input)} is not a field's name; use letters, digits, dots and underscores, as in level`,
        })
        .default("level")
        .describe(
            "The field of a log line that holds its level, whose values `error` and `fatal` tell of errors. @default level",
        ),
});

/** The section `observability`, checked and with its defaults. */
export type ObservabilitySpec = z.output<typeof observabilitySchema>;
