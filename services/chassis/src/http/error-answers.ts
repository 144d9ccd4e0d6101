import { context, trace } from "@opentelemetry/api";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { Problem, problemMediaType } from "../problem";
import { failSpan } from "../telemetry/span";
import { Unavailable } from "../unavailable";
import { allowedMethods } from "./allowed-methods";

/** The problem that an error is for the caller, who is told nothing of what is inside. */
export function problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof Unavailable)
        return new Problem(503, {
            kind: "unavailable",
            detail: `${error.dependency} is not available`,
            headers: { "retry-after": "1" },
            cause: error,
        });
    if (hasZodFastifySchemaValidationErrors(error)) {
        const place = error.validationContext ?? "body";
        return new Problem(400, {
            kind: "invalid-request",
            detail: `The ${place} of the request is not what this route takes`,
            errors: error.validation.map(({ instancePath, message }) => ({
                path: `${place}${instancePath === "/" ? "" : instancePath}`,
                message: message ?? "is wrong",
            })),
            cause: error,
        });
    }
    const { statusCode = 500, message } = error instanceof Error ? (error as FastifyError) : { message: "" };
    if (statusCode >= 400 && statusCode < 500) return new Problem(statusCode, { detail: message, cause: error });
    return new Problem(statusCode === 503 ? 503 : 500, { cause: error });
}

/** Answers with a problem. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return reply
        .code(problem.status)
        .headers(problem.headers)
        .type(problemMediaType)
        .send(problem.at(request.url.split("?", 1)[0] ?? ""));
}

/** Makes every error of the app a problem. */
export function answerErrors(app: FastifyInstance): void {
    app.setErrorHandler((error, request, reply) =>
        context.with(request.scope, () => {
            const problem = problemOf(error);
            // A problem was answered on purpose.
            if (problem.status >= 500 && !(error instanceof Problem)) {
                request.log.error({ err: error }, "failed");
                const span = trace.getActiveSpan();
                if (span) failSpan(span, error);
            }
            return sendProblem(problem, request, reply);
        }),
    );
    const allowed = allowedMethods(app);
    app.setNotFoundHandler((request, reply) => {
        const methods = allowed(request.url.split("?", 1)[0] ?? "");
        const detail = `There is no ${request.method} of this path`;
        const problem =
            methods.length === 0
                ? new Problem(404, { detail })
                : new Problem(405, { detail, headers: { allow: methods.join(", ") } });
        return sendProblem(problem, request, reply);
    });
}
