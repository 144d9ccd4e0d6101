import swagger from "@fastify/swagger";
import type { FastifySchema } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { problemBody, problemMediaType } from "../problem";
import type { App } from "./app";

declare module "fastify" {
    interface FastifySchema {
        /** The status codes of the problems that the route answers with, beside 400 for what its schema refuses. */
        problems?: readonly number[] | undefined;
        summary?: string;
        hide?: boolean;
    }
}

const problemSchema: object = z.toJSONSchema(problemBody);

const problemAnswer = (status: number) => ({
    description: STATUS_CODES[status] ?? "",
    content: { [problemMediaType]: { schema: { $ref: "#/components/schemas/Problem" } } },
});

/** Which problems a route may answer with. */
function problemsOf({ problems = [], params, querystring, headers, body }: FastifySchema): number[] {
    const checked = [params, querystring, headers, body].some((part) => part !== undefined);
    return [...new Set([...(checked ? [400] : []), ...problems])].sort((a, b) => a - b);
}

/** Makes `/openapi.json` from the schemas of the routes that are added after it. */
export async function describeRoutes(app: App, { name, version }: { name: string; version: string }): Promise<void> {
    await app.register(swagger, {
        openapi: {
            openapi: "3.1.0",
            info: { title: name, version },
            components: { schemas: { Problem: problemSchema } },
        },
        transform: ({ schema: whole = {}, ...input }) => {
            const { problems, ...described } = whole;
            const { schema, url } = jsonSchemaTransform({ ...input, schema: described });
            const statuses = problemsOf({ ...described, problems });
            const response: Record<string, unknown> = { ...(schema.response as object | undefined) };
            for (const status of statuses) response[status] = problemAnswer(status);
            return { schema: { ...schema, response }, url };
        },
    });
    app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
}
