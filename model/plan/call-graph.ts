import { edges, reachable, type Graph } from "../graph";

/** The services that call one, in the order of their names. */
export const callersOf = (calls: Graph, service: string): string[] =>
    Object.keys(calls)
        .filter((other) => edges(calls, other).includes(service))
        .sort();

/**
 * The services that must run before one, in the order of their names: those that it calls, without those from which calls
 * lead back to it. Of services that call one another in a circle none can be the first.
 */
export const startsAfter = (calls: Graph, service: string): string[] =>
    [...new Set(edges(calls, service))].filter((callee) => !reachable(calls, callee).has(service)).sort();
