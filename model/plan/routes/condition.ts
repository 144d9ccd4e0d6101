import type { RouteInput } from "../../schema/route";
import { includesPattern, normalise, overlapsPattern } from "./pattern";
import { includesRequest, overlapsRequest, requestConditionsOf, requestText } from "./request-conditions";
import type { RequestConditions } from "./request-conditions";

/** What a request must be to take a route: `*` stands for any characters, `?` for exactly one. */
export interface RouteCondition extends RequestConditions {
    /** The host name, in lower case, or undefined for any. */
    readonly host?: string;
    /** The path; `/*` for any. */
    readonly path: string;
}

/** The path that every request has. */
export const anyPath = "/*";

/** Turns a route as it is written into its condition. */
export function conditionOf(route: RouteInput): RouteCondition {
    if (typeof route === "string") return { path: normalise(route) };
    return {
        ...(route.host !== undefined && { host: normalise(route.host.toLowerCase()) }),
        path: normalise(route.path ?? anyPath),
        ...requestConditionsOf(route),
    };
}

/** A condition as text, the same for the same requests: `api.example.com/orders/* (method GET)`. */
export function conditionText(condition: RouteCondition): string {
    const further = requestText(condition);
    return `${condition.host ?? ""}${condition.path}${further === "" ? "" : ` (${further})`}`;
}

/** Whether every request that takes `inner` would also take `outer`. */
export function includes(outer: RouteCondition, inner: RouteCondition): boolean {
    const host = outer.host === undefined || (inner.host !== undefined && includesPattern(outer.host, inner.host));
    return host && includesPattern(outer.path, inner.path) && includesRequest(outer, inner);
}

/** Whether some request takes both. */
export function overlaps(a: RouteCondition, b: RouteCondition): boolean {
    const host = a.host === undefined || b.host === undefined || overlapsPattern(a.host, b.host);
    return host && overlapsPattern(a.path, b.path) && overlapsRequest(a, b);
}
