import { context, propagation, SpanKind, type Span } from "@opentelemetry/api";
import { problemBody, type ProblemBody } from "../problem";
import { inSpan } from "../telemetry/span";
import { correlationId } from "../telemetry/trail";
import { Declined, FailedTry } from "./errors";

/** One request to another service. */
export interface Call {
    readonly method: "GET" | "PUT" | "POST" | "DELETE";
    /** Begins with `/`; parts that are not constant must be encoded. */
    readonly path: string;
    /** Sent as JSON. */
    readonly body?: unknown;
    /** Says that the other service does this once, however often it is sent. */
    readonly idempotencyKey?: string;
}

/** Statuses that say "not now". */
const NOT_NOW = [429, 502, 503, 504];

/** What `Retry-After` asks for, in milliseconds: it is a number of seconds, or a date. */
export function retryAfterOf(header: string | null, now = Date.now()): number {
    if (header === null) return 0;
    const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
    return Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
}

/** The problem that was answered, or one made of the status where the body is none. */
function problemIn(body: string, status: number): ProblemBody {
    try {
        return problemBody.parse(JSON.parse(body));
    } catch {
        return { type: "about:blank", title: `Status ${status}`, status };
    }
}

function headersOf({ body, idempotencyKey }: Call): Record<string, string> {
    const headers: Record<string, string> = { accept: "application/json, application/problem+json" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
    const id = correlationId();
    if (id !== undefined) headers["x-correlation-id"] = id;
    propagation.inject(context.active(), headers);
    return headers;
}

/** What a URL takes for a step up or none: `/users/..` would be sent as another path, also where the dots are encoded. */
const DOTS = /\/(\.|%2e){1,2}(?=[/?]|$)/i;

async function exchange(service: string, url: string, call: Call, signal: AbortSignal, span: Span): Promise<string> {
    const { method, body } = call;
    if (DOTS.test(call.path)) throw new Error(`${call.path} would be sent as another path`);
    let response: Response;
    let answer: string;
    try {
        response = await fetch(url + call.path, {
            method,
            headers: headersOf(call),
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            redirect: "error",
            signal,
        });
        answer = await response.text();
    } catch (cause) {
        throw new FailedTry(service, signal.aborted ? "did not answer in time" : "can't be reached", true, 0, {
            cause,
        });
    }
    const { ok, status } = response;
    span.setAttribute("http.response.status_code", status);
    if (ok) return answer;
    if (NOT_NOW.includes(status))
        throw new FailedTry(service, `answered ${status}`, true, retryAfterOf(response.headers.get("retry-after")));
    if (status >= 400 && status < 500) throw new Declined(service, status, problemIn(answer, status));
    throw new FailedTry(service, `answered ${status}`, false);
}

/** Sends a call once, in a span of its own, and gives the body of the answer. */
export const send = (service: string, url: string, call: Call, attempt: number, signal: AbortSignal): Promise<string> =>
    inSpan(`${call.method} ${service}`, (span) => exchange(service, url, call, signal, span), {
        kind: SpanKind.CLIENT,
        attributes: {
            "http.request.method": call.method,
            "url.full": url + call.path,
            "peer.service": service,
            ...(attempt > 0 ? { "http.request.resend_count": attempt } : {}),
        },
    });
