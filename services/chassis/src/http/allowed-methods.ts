import type { FastifyInstance } from "fastify";

/** A route's path, of which each parameter is whatever is between two slashes. */
const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:[^/]+/g, "[^/]+")}/?$`);

/** Tells the methods that the routes of a path take, in their order. To be called before the routes are declared. */
export function allowedMethods(app: FastifyInstance): (path: string) => string[] {
    const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
    app.addHook("onRoute", ({ url, method }) => {
        routes.push({ pattern: patternOf(url), methods: typeof method === "string" ? [method] : method });
    });
    return (path) => [...new Set(routes.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])))];
}
