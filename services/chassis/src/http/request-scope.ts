import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import {
    context,
    metrics,
    propagation,
    ROOT_CONTEXT,
    SpanKind,
    trace,
    type Context,
    type Span,
} from "@opentelemetry/api";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { startSpan } from "../telemetry/span";
import { safeId, withCorrelation } from "../telemetry/trail";

declare module "fastify" {
    interface FastifyRequest {
        /** The trace and the correlation id of this request. */
        scope: Context;
    }
    interface FastifyContextConfig {
        /** Asked all the time by machines: it is logged and traced only where it fails. */
        probe?: boolean;
    }
}

/** The id of a request: the one it brings if it is safe, or a new one. */
export const requestIdOf = ({ headers }: { readonly headers: IncomingHttpHeaders }): string =>
    safeId(headers["x-request-id"]) ?? safeId(headers["x-correlation-id"]) ?? randomUUID();

/** Puts both ids on the answer, and gives the correlation id. */
export function answerIds({ id, headers }: FastifyRequest, reply: FastifyReply): string {
    const correlation = safeId(headers["x-correlation-id"]) ?? id;
    reply.header("x-request-id", id).header("x-correlation-id", correlation);
    return correlation;
}

const isProbe = ({ routeOptions: { config } }: FastifyRequest): boolean => config.probe === true;

/** The pattern of the route, so that `/users/1` and `/users/2` are counted as one. */
const routeOf = ({ routeOptions: { url } }: FastifyRequest): string => url ?? "unknown";

function spanFor(request: FastifyRequest, parent: Context): Span | undefined {
    if (isProbe(request)) return undefined;
    const { method } = request;
    const path = request.url.split("?", 1)[0];
    const route = routeOf(request);
    const attributes = { "http.request.method": method, "http.route": route, "url.path": path };
    return startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
}

/** Gives each request its trace, its correlation id, a line in the log and its part in the measurements. */
export function scopeRequests(app: FastifyInstance): void {
    // Requests, errors and durations a route: all three are in this one histogram, by its count and its status codes.
    const duration = metrics.getMeter("@flotilla/chassis").createHistogram("http.server.request.duration", {
        description: "Duration of HTTP server requests.",
        unit: "s",
        advice: {
            explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        },
    });

    const ended = (request: FastifyRequest, status: number, seconds: number): void => {
        const failed = status >= 500;
        const attributes = {
            "http.request.method": request.method,
            "http.route": routeOf(request),
            "http.response.status_code": status,
            ...(failed ? { "error.type": String(status) } : {}),
        };
        duration.record(seconds, attributes);
        const span = trace.getSpan(request.scope);
        span?.setAttributes(attributes);
        span?.end();
        if (isProbe(request) && !failed) return;
        context.with(request.scope, () =>
            request.log.info(
                {
                    method: request.method,
                    path: request.url.split("?", 1)[0],
                    route: routeOf(request),
                    status,
                    milliseconds: Math.round(seconds * 1_000),
                },
                "request",
            ),
        );
    };

    app.decorateRequest("scope", null as unknown as Context);
    app.addHook("onRequest", (request, reply, done) => {
        const parent = withCorrelation(answerIds(request, reply), propagation.extract(ROOT_CONTEXT, request.headers));
        const span = spanFor(request, parent);
        request.scope = span === undefined ? parent : trace.setSpan(parent, span);
        context.with(request.scope, done);
    });
    // The body comes in by events of the connection, which know nothing of the request.
    app.addHook("preValidation", (request, _reply, done) => context.with(request.scope, done));
    app.addHook("onResponse", (request, reply, done) => {
        ended(request, reply.statusCode, reply.elapsedTime / 1_000);
        done();
    });
    app.addHook("onRequestAbort", (request, done) => {
        context.with(request.scope, () => request.log.warn("the caller has gone"));
        trace.getSpan(request.scope)?.end();
        done();
    });
}
