import fastify, {
    type FastifyBaseLogger,
    type FastifyInstance,
    type RawReplyDefaultExpression,
    type RawRequestDefaultExpression,
    type RawServerDefault,
} from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import pino, { type Logger } from "pino";
import { createLogger } from "../telemetry/log";
import { startTelemetry } from "../telemetry/start";
import { answerBrokenRequest } from "./broken-requests";
import { answerErrors, problemOf, sendProblem } from "./error-answers";
import { answerHealth, type ReadyCheck } from "./health";
import { describeRoutes } from "./openapi";
import { answerIds, requestIdOf, scopeRequests } from "./request-scope";
import { closeConnectionsOnStop } from "./stopping";

/** An HTTP server whose routes have Zod schemas. */
export type App = FastifyInstance<
    RawServerDefault,
    RawRequestDefaultExpression,
    RawReplyDefaultExpression,
    FastifyBaseLogger,
    ZodTypeProvider
>;

/** What every service says of itself. */
export interface AppOptions {
    /** As in its log lines, spans and measurements. */
    readonly name: string;
    readonly version: string;
    /** @default - one line of JSON each, on standard output; `false` for none */
    readonly logger?: Logger | false;
    /** Asks each thing that the service can't work without. @default - it needs nothing */
    readonly ready?: Readonly<Record<string, ReadyCheck>>;
}

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 64 * 1_024;
/** How long a request may take to come in, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;
/** How long a handler may work, in milliseconds: less than is left to a service that stops. */
const HANDLER_TIMEOUT_MS = 15_000;
/** Longer than the 60 s after which a load balancer closes an idle connection: it must be the one that closes. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/**
 * An app with all that services have in common: logs, traces, ids, errors as problems, `/health`, `/ready`, `/openapi.json`.
 * Add the service's own routes to it.
 */
export async function buildApp({ name, version, logger, ready = {} }: AppOptions): Promise<App> {
    const about = { name, version };
    startTelemetry(about);
    const loggerInstance: FastifyBaseLogger =
        logger === false ? pino({ enabled: false }) : (logger ?? createLogger(about));
    const app = fastify({
        loggerInstance,
        // The ids are in each line already.
        childLoggerFactory: (parent) => parent,
        logController: new fastify.LogController({ disableRequestLogging: true }),
        genReqId: requestIdOf,
        bodyLimit: BODY_LIMIT,
        requestTimeout: REQUEST_TIMEOUT_MS,
        handlerTimeout: HANDLER_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
        // Requests on connections that are open are answered until the last, and the connection is closed with it.
        return503OnClosing: false,
        frameworkErrors: (error, request, reply) => {
            answerIds(request, reply);
            void sendProblem(problemOf(error), request, reply);
        },
        clientErrorHandler: answerBrokenRequest,
    });
    app.removeContentTypeParser("text/plain");
    app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
    scopeRequests(app);
    answerErrors(app);
    const typed = app.withTypeProvider<ZodTypeProvider>();
    await describeRoutes(typed, about);
    answerHealth(typed, about, ready, closeConnectionsOnStop(app));
    return typed;
}
