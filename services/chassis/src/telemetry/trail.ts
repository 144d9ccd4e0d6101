import { randomUUID } from "node:crypto";
import { context, createContextKey, propagation, ROOT_CONTEXT, type Context } from "@opentelemetry/api";

/** An id is kept only if it is safe to repeat in a header and in every log line. */
const SAFE_ID = /^[\w.:=-]{1,128}$/;

const correlationKey = createContextKey("correlation id");

/** What a request or a message carries on, so that all that follows from it can be found again. */
export interface Trail {
    /** What the caller calls all of this. */
    readonly correlationId?: string | undefined;
    /** The span that this follows from, as W3C Trace Context writes it. */
    readonly traceparent?: string | undefined;
}

/** The id if it is one that may be repeated. */
export const safeId = (id: unknown): string | undefined =>
    typeof id === "string" && SAFE_ID.test(id) ? id : undefined;

/** The correlation id of what is being done now. */
export const correlationId = (): string | undefined => context.active().getValue(correlationKey) as string | undefined;

/** A context with that correlation id. */
export const withCorrelation = (id: string, within: Context): Context => within.setValue(correlationKey, id);

/** The context that a request or message comes from. Its correlation id is made where there is none. */
export const contextOf = ({ correlationId: id, traceparent }: Trail): Context =>
    withCorrelation(safeId(id) ?? randomUUID(), propagation.extract(ROOT_CONTEXT, { traceparent }));

/** What a message that is sent now should carry. */
export function currentTrail(): { correlationId: string; traceparent?: string } {
    const carrier: { traceparent?: string } = {};
    propagation.inject(context.active(), carrier);
    return { correlationId: correlationId() ?? randomUUID(), ...carrier };
}
