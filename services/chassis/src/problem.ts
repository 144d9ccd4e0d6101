import { STATUS_CODES } from "node:http";
import { z } from "zod";

/** What is wrong with one part of a request. */
const problemPart = z.object({
    path: z.string().describe("Where in the request, as `body/lines/0/quantity`"),
    message: z.string(),
});

/** An error as RFC 9457 writes it. Members of its own may stand beside these. */
export const problemBody = z.looseObject({
    type: z.string().describe("What kind of problem it is: `urn:problem:<kind>`, or `about:blank`"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(problemPart).optional(),
});
export type ProblemBody = z.infer<typeof problemBody>;
export type ProblemPart = z.infer<typeof problemPart>;

export const problemMediaType = "application/problem+json";

/** The `type` of a kind of problem, as `out-of-stock`. */
export const problemType = (kind: string): string => `urn:problem:${kind}`;

/** What a problem tells beside its status. */
export interface ProblemOptions extends ErrorOptions {
    /** What callers tell apart, as `out-of-stock`. @default - no more than its status */
    readonly kind?: string;
    /** What is wrong this time. */
    readonly detail?: string;
    /** Which parts of the request are wrong. */
    readonly errors?: readonly ProblemPart[];
    /** Members of its own, as the `skus` that are out of stock. */
    readonly members?: Readonly<Record<string, unknown>>;
    /** Headers of the answer, as `retry-after`. */
    readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a handler, it becomes the answer. */
export class Problem extends Error {
    readonly kind: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
    private readonly body: ProblemBody;

    constructor(
        readonly status: number,
        { kind, detail, errors, members = {}, headers = {}, cause }: ProblemOptions = {},
    ) {
        const title = STATUS_CODES[status] ?? "Error";
        super(detail ?? title, { cause });
        this.name = "Problem";
        this.kind = kind;
        this.headers = headers;
        this.body = {
            ...members,
            type: kind === undefined ? "about:blank" : problemType(kind),
            title,
            status,
            ...(detail === undefined ? {} : { detail }),
            ...(errors === undefined ? {} : { errors: [...errors] }),
        };
    }

    /** As it is answered. @param instance the path that was asked */
    at(instance: string): ProblemBody {
        return { ...this.body, instance };
    }
}
