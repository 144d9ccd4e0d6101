/** Edges from each node to others, by name. Nodes that are only pointed at may be missing. */
export type Graph = Readonly<Record<string, readonly string[]>>;

/** The nodes that a node points at, without itself. */
export const edges = (graph: Graph, node: string): readonly string[] =>
    Object.hasOwn(graph, node) ? (graph[node] ?? []).filter((next) => next !== node) : [];

/** The nodes that edges lead to from a node: itself only where they lead back to it. */
export function reachable(graph: Graph, start: string): Set<string> {
    const reached = new Set<string>();
    const left = [start];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
        for (const next of edges(graph, node)) {
            if (reached.has(next)) continue;
            reached.add(next);
            left.push(next);
        }
    }
    return reached;
}
