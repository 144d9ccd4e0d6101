import { z } from "zod";
import { show } from "./show";
import { imageUriSchema } from "./sidecar";
import { bytes } from "./units";

/** The log router that AWS builds: Fluent Bit with its outputs for AWS. Source: its releases, github.com/aws/aws-for-fluent-bit. */
const routerImage = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15";

/** Where a log router sends logs on to: one of these. */
const destinations = {
    firehose: z
        .string()
        .regex(/^[\w.-]{1,64}$/, {
            error: ({ input }) => `${show(input)} is not a delivery stream's name; write for example shop-logs`,
        })
        .optional()
        .describe("A delivery stream of Amazon Data Firehose in the same region, by name. @default none"),
    s3: z
        .strictObject({
            bucket: z
                .string()
                .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
                    error: ({ input }) => `${show(input)} is not a bucket's name; write for example shop-logs`,
                })
                .describe("The bucket, in the same region."),
            prefix: z
                .string()
                .regex(/^[\w.-]+(\/[\w.-]+)*$/, {
                    error: ({ input }) =>
                        `${show(input)} is no prefix; write it without slashes at its ends, as in "logs/shop"`,
                })
                .optional()
                .describe("What the names of the objects begin with. @default the service's name"),
        })
        .optional()
        .describe("A bucket that is already there, to which objects are written once a minute. @default none"),
    http: z
        .strictObject({
            host: z
                .string()
                .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
                    error: ({ input }) => `${show(input)} is no host name; write for example logs.example.com`,
                })
                .describe("The host that takes logs, by HTTPS at port 443."),
            path: z
                .string()
                .regex(/^\/\S*$/)
                .default("/")
                .describe("The path and query that they are posted to. @default /"),
            header: z
                .string()
                .describe(
                    "The secret that it is asked with, from Secrets Manager or SSM: an ARN, or the name of an SSM parameter. Its value is a header's name, a space and the header's value.",
                ),
        })
        .optional()
        .describe("A service that takes logs over HTTPS as lines of JSON. @default none"),
};

/** How the output of a service's containers is kept. */
export const loggingSchema = z.strictObject({
    firelens: z
        .strictObject({
            ...destinations,
            image: imageUriSchema
                .default(routerImage)
                .describe(`The log router, built elsewhere. @default ${routerImage}`),
            memory: bytes("128 MiB")
                .default("128 MiB")
                .describe("What the log router may use of the task's memory. @default 128 MiB"),
        })
        .describe(
            "A log router in each task sends on what its containers write, to one of `firehose`, `s3` and `http`; its own log is in CloudWatch Logs, as are those of jobs.",
        ),
});

/** How the output of a service's containers is kept, checked and with its defaults. */
export type LoggingSpec = z.output<typeof loggingSchema>;
