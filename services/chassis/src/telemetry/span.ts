import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span } from "@opentelemetry/api";
import { contextOf, type Trail } from "./trail";

const tracer = () => trace.getTracer("@flotilla/chassis");

/** What a span is about. */
export interface SpanOptions {
    readonly kind?: SpanKind;
    readonly attributes?: Attributes;
}

/** Starts a span that is not active yet. */
export const startSpan = (name: string, options: SpanOptions, within: Context): Span =>
    tracer().startSpan(name, { ...options }, within);

/** Tells that what the span is about went wrong. */
export function failSpan(span: Span, error: unknown): void {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
}

async function within<Result>(
    parent: Context,
    name: string,
    options: SpanOptions,
    work: (span: Span) => Promise<Result>,
): Promise<Result> {
    const span = startSpan(name, options, parent);
    try {
        return await context.with(trace.setSpan(parent, span), work, undefined, span);
    } catch (error) {
        failSpan(span, error);
        throw error;
    } finally {
        span.end();
    }
}

/** Does something in a span of its own, a child of the one that is active. */
export const inSpan = <Result>(
    name: string,
    work: (span: Span) => Promise<Result>,
    options: SpanOptions = {},
): Promise<Result> => within(context.active(), name, options, work);

/** Does what a message asks for, in its trace and with its correlation id. */
export const following = <Result>(
    trail: Trail,
    name: string,
    work: (span: Span) => Promise<Result>,
    options: SpanOptions = {},
): Promise<Result> => within(contextOf(trail), name, { kind: SpanKind.CONSUMER, ...options }, work);
