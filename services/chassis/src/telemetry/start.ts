import { hostname } from "node:os";
import { context, metrics, propagation, trace } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader, type MetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from "@opentelemetry/sdk-trace-node";
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from "@opentelemetry/semantic-conventions";

/** Who sends spans and measurements, and where to. */
export interface TelemetryOptions {
    readonly name: string;
    readonly version: string;
    /** @default - spans go by OTLP over HTTP to OTEL_EXPORTER_OTLP_ENDPOINT, and nowhere without it */
    readonly spanProcessors?: SpanProcessor[];
    /** @default - measurements go the same way */
    readonly metricReaders?: MetricReader[];
}

const isExported = (): boolean => (process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? "") !== "";

let running: { readonly stop: () => Promise<void> } | undefined;

/** Starts tracing and metrics, once in a process. Trace context is passed on even where nothing is exported. */
export function startTelemetry({
    name,
    version,
    spanProcessors = isExported() ? [new BatchSpanProcessor(new OTLPTraceExporter())] : [],
    metricReaders = isExported() ? [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })] : [],
}: TelemetryOptions): void {
    if (running !== undefined) return;
    const resource = resourceFromAttributes({
        [ATTR_SERVICE_NAME]: name,
        [ATTR_SERVICE_VERSION]: version,
        "host.name": hostname(),
    });
    const tracer = new NodeTracerProvider({ resource, spanProcessors });
    tracer.register();
    const meter = new MeterProvider({ resource, readers: metricReaders });
    metrics.setGlobalMeterProvider(meter);
    running = {
        stop: async () => {
            await Promise.allSettled([tracer.shutdown(), meter.shutdown()]);
            trace.disable();
            metrics.disable();
            propagation.disable();
            context.disable();
        },
    };
}

/** Sends what is left, and ends. */
export async function stopTelemetry(): Promise<void> {
    const { stop } = running ?? {};
    running = undefined;
    await stop?.();
}
