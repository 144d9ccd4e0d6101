/** Which services each service calls, by name. */
export type CallGraph = Readonly<Record<string, readonly string[]>>;

const calleesOf = (graph: CallGraph, service: string): readonly string[] =>
    Object.hasOwn(graph, service) ? (graph[service] ?? []) : [];

/** The services that call one, in the order of their names. */
export const callersOf = (graph: CallGraph, service: string): string[] =>
    Object.keys(graph)
        .filter((other) => other !== service && calleesOf(graph, other).includes(service))
        .sort();

/**
 * The services that must run before one, in the order of their names: those that it calls, without those from which calls
 * lead back to it. Of services that call one another in a circle none can be the first.
 */
export const startsAfter = (graph: CallGraph, service: string): string[] =>
    [...new Set(calleesOf(graph, service))].filter((callee) => !leadsTo(graph, callee, service)).sort();

function leadsTo(graph: CallGraph, from: string, to: string): boolean {
    const seen = new Set<string>();
    const left = [from];
    for (let service = left.pop(); service !== undefined; service = left.pop()) {
        if (service === to) return true;
        if (seen.has(service)) continue;
        seen.add(service);
        left.push(...calleesOf(graph, service));
    }
    return false;
}
