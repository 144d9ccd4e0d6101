import { z } from "zod";
import { show } from "./show";
import { imageUriSchema } from "./sidecar";
import { bytes } from "./units";

/** The collector that AWS builds of OpenTelemetry's. Source: its releases, github.com/aws-observability/aws-otel-collector. */
const collectorImage = "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0";

/** The collector in the tasks of a service. */
const collectorSchema = z.strictObject({
    image: imageUriSchema
        .default(collectorImage)
        .describe(`The collector, built elsewhere. @default ${collectorImage}`),
    memory: bytes("128 MiB")
        .default("128 MiB")
        .describe("What the collector may use of the task's memory. @default 128 MiB"),
});

/** Where the spans of a service go. */
export const tracingSchema = z
    .union([z.literal("xray"), z.strictObject({ xray: collectorSchema.describe("AWS X-Ray, with the collector.") })], {
        error: ({ input }) =>
            typeof input === "object" && input !== null
                ? undefined
                : `must be "xray", or { xray: { … } } for its collector, got ${show(input)}; write xray`,
    })
    .transform((tracing) => (tracing === "xray" ? { xray: collectorSchema.parse({}) } : tracing));

/** Where the spans of a service go, with the collector's defaults. */
export type TracingSpec = z.output<typeof tracingSchema>;
