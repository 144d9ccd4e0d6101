import assert from "node:assert/strict";
import { request } from "node:http";
import type { App } from "@flotilla/chassis";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { requestsOf, type FuzzRequest, type OpenApiDocument, type OpenApiOperation } from "./openapi-requests";

/** What came back. */
export interface FuzzAnswer {
    readonly status: number;
    readonly contentType: string;
    readonly body: string;
}

export type Send = (request: FuzzRequest) => Promise<FuzzAnswer>;

/** What an app says of its routes. */
export async function documentOf(app: App): Promise<OpenApiDocument> {
    await app.ready();
    return app.swagger() as unknown as OpenApiDocument;
}

/** Sends to an app that does not listen. */
export const sendToApp =
    (app: App): Send =>
    async ({ method, path, headers, body }) => {
        const answer = await app.inject({
            method: method as "GET",
            url: path,
            headers,
            ...(body === undefined ? {} : { payload: body }),
        });
        return {
            status: answer.statusCode,
            contentType: String(answer.headers["content-type"] ?? ""),
            body: answer.body,
        };
    };

/** Sends to a service that runs, each path as it is: `fetch` would shorten one with dots. @param url its address */
export const sendToUrl =
    (url: string): Send =>
    ({ method, path, headers, body }) =>
        new Promise((resolve, reject) => {
            const length = { "content-length": String(Buffer.byteLength(body ?? "")) };
            const sent = request(url, { method, path, headers: { ...headers, ...length } }, (answer) => {
                let text = "";
                answer.setEncoding("utf8").on("data", (part: string) => (text += part));
                answer.on("end", () =>
                    resolve({
                        status: answer.statusCode ?? 0,
                        contentType: answer.headers["content-type"] ?? "",
                        body: text,
                    }),
                );
            });
            // Who is answered before all was sent may find the connection closed: then it was answered already.
            sent.on("error", reject).end(body);
        });

/** What a service is asked. */
export interface FuzzOptions {
    /** As `/openapi.json` gives it. */
    readonly document: OpenApiDocument;
    readonly send: Send;
    /** Names that there are, as ids: requests may ask for them. @default - those in answers */
    readonly known?: readonly string[];
    /** How many requests a route gets. @default 100 */
    readonly runs?: number;
    /** How long an answer may take, in milliseconds. @default 5000 */
    readonly deadline?: number;
    /** Routes that are left out, as `/ready`. @default - none */
    readonly without?: readonly string[];
}

/** Refusals that need not be described for each route. */
const general = [400, 404, 405, 413, 414, 415, 431];

/** Those that make something come first, so that there is something to be found. */
const order = ["put", "post", "get", "delete"];

/** The strings in an answer: ids and names that later requests may ask for. */
function stringsIn(value: unknown): string[] {
    if (typeof value === "string") return [value];
    if (typeof value !== "object" || value === null) return [];
    return Object.values(value).flatMap(stringsIn);
}

async function inTime<Result>(work: Promise<Result>, deadline: number): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${deadline} ms`)), deadline);
    });
    try {
        return await Promise.race([work, late]);
    } finally {
        clearTimeout(timer);
    }
}

/** Asserts that an answer is one that the document has, or a problem that tells what is wrong with the request. */
function check(operation: OpenApiOperation, { status, contentType, body }: FuzzAnswer, ajv: Ajv2020): void {
    assert.ok(status < 500, `answered ${status}: ${body}`);
    const described = operation.responses[status];
    assert.ok(described !== undefined || general.includes(status), `answered ${status}, which is not described`);
    if (status >= 400) {
        assert.match(contentType, /^application\/problem\+json/);
        const problem = JSON.parse(body) as Record<string, unknown>;
        assert.deepEqual([typeof problem.type, typeof problem.title, problem.status], ["string", "string", status]);
        return;
    }
    const schema = described?.content?.["application/json"]?.schema;
    if (schema === undefined) return;
    const valid = ajv.validate(schema, JSON.parse(body));
    assert.ok(valid, `the answer is not as described: ${ajv.errorsText()}: ${body}`);
}

/**
 * Sends requests of all kinds to every route that a document describes, and fails for an answer that a caller could not understand:
 * a 5xx, none in time, an error that is no problem, or one that the document does not have.
 * @returns how often each route gave each status, as `{ "GET /users/{id}": { 200: 31, 404: 69 } }`
 */
export async function fuzzRoutes({
    document,
    send,
    known = [],
    runs = 100,
    deadline = 5_000,
    without = [],
}: FuzzOptions): Promise<Record<string, Record<number, number>>> {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const report: Record<string, Record<number, number>> = {};
    const remembered = new Set(known);
    const nth = (index: number) => [...remembered][index % remembered.size] ?? "unknown";
    const operations = Object.entries(document.paths)
        .filter(([path]) => !without.includes(path))
        .flatMap(([path, methods]) =>
            Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
        )
        .sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
    // What is made in the first round can be found in the second.
    for (const { method, path, operation } of [...operations, ...operations]) {
        const statuses: Record<number, number> = (report[`${method.toUpperCase()} ${path}`] ??= {});
        const property = fc.asyncProperty(requestsOf(method, path, operation), async (draft) => {
            const asked = draft.finish(nth);
            try {
                const answer = await inTime(send(asked), deadline);
                statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
                check(operation, answer, ajv);
                if (answer.status < 300 && answer.body !== "")
                    for (const text of stringsIn(JSON.parse(answer.body))) remembered.add(text);
            } catch (cause) {
                const sent = JSON.stringify(asked).slice(0, 1_000);
                throw new Error(`${sent}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
            }
        });
        const hasParts = operation.requestBody !== undefined || (operation.parameters ?? []).length > 0;
        await fc.assert(property, { numRuns: hasParts ? Math.ceil(runs / 2) : 1 });
    }
    return report;
}

/** The routes that took none of the requests: they were not tried well. */
export const withoutSuccess = (report: Record<string, Record<number, number>>): string[] =>
    Object.entries(report)
        .filter(([, statuses]) => Object.keys(statuses).every((status) => Number(status) >= 300))
        .map(([route]) => route);
