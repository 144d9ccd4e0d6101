import { hostname } from "node:os";
import { trace } from "@opentelemetry/api";
import pino, { type DestinationStream, type Logger } from "pino";
import { correlationId } from "./trail";

/** Which request or message a line is about. */
function about(): object {
    const id = correlationId();
    const span = trace.getActiveSpan()?.spanContext();
    return {
        ...(id === undefined ? {} : { correlationId: id }),
        ...(span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId }),
    };
}

/**
 * A logger that writes one line of JSON each time, as CloudWatch Logs reads them.
 * @param destination @default - standard output
 */
export function createLogger(
    { name, version }: { readonly name: string; readonly version: string },
    destination?: DestinationStream,
): Logger {
    const options = {
        level: process.env.LOG_LEVEL ?? "info",
        base: { service: name, version, host: hostname() },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label: string) => ({ level: label }) },
        mixin: about,
    };
    return destination === undefined ? pino(options) : pino(options, destination);
}
