import type { TracingSpec } from "../schema/tracing";
import { planPlatformSidecar, type SidecarPlan } from "./sidecar";

/** The name of the collector among a task's containers. */
export const collectorName = "otel-collector";

/** The port at which the collector takes spans and measurements, by OTLP over HTTP, from the containers of its task alone. */
const collectorPort = 4318;

/** The environment variables that tell a service's code where its collector is, and by which name. Source: OpenTelemetry specification, OTLP exporter configuration. */
export const tracingVariableNames = {
    endpoint: "OTEL_EXPORTER_OTLP_ENDPOINT",
    service: "OTEL_SERVICE_NAME",
} as const;

/** The variables of a service that is traced. */
export const tracingVariables = (service: string): Record<string, string> => ({
    [tracingVariableNames.endpoint]: `http://localhost:${collectorPort}`,
    [tracingVariableNames.service]: service,
});

/** The share of its memory, in percent, at which the collector refuses spans instead of being ended. */
const refusesAtPercent = 80;

/**
 * The collector's configuration: spans go to X-Ray, and measurements into the service's log as lines of which CloudWatch makes
 * metrics. It is JSON, which is YAML too.
 * Source: AWS Distro for OpenTelemetry: the receiver otlp, the processors memory_limiter and batch, the exporters awsxray and
 * awsemf.
 */
export const collectorConfiguration = ({
    region,
    logGroup,
    namespace,
}: {
    readonly region: string;
    readonly logGroup: string;
    /** The namespace of the metrics in CloudWatch. */
    readonly namespace: string;
}): string => {
    const processors = ["memory_limiter", "batch"];
    return JSON.stringify({
        receivers: { otlp: { protocols: { http: { endpoint: `localhost:${collectorPort}` } } } },
        processors: {
            memory_limiter: { check_interval: "1s", limit_percentage: refusesAtPercent, spike_limit_percentage: 20 },
            batch: { timeout: "5s", send_batch_size: 50 },
        },
        exporters: {
            awsxray: { region },
            awsemf: {
                region,
                namespace,
                log_group_name: logGroup,
                log_stream_name: "measurements/{TaskId}",
                dimension_rollup_option: "NoDimensionRollup",
            },
        },
        service: {
            pipelines: {
                traces: { receivers: ["otlp"], processors, exporters: ["awsxray"] },
                metrics: { receivers: ["otlp"], processors, exporters: ["awsemf"] },
            },
        },
    });
};

/** The collector of a service's tasks: a sidecar, without which they go on. */
export function planCollector(tracing: TracingSpec | undefined): SidecarPlan | undefined {
    if (tracing === undefined) return undefined;
    const { image, memory } = tracing.xray;
    return planPlatformSidecar({ name: collectorName, image, memory, essential: false });
}
