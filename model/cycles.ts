import { edges, reachable, type Graph } from "./graph";

/**
 * Finds circles in a directed graph: for each group of nodes that can reach one another, the shortest circle through the
 * first of them. An edge from a node to itself is not one.
 * @returns each circle as its nodes in order, without the first again at the end; in the order of their first nodes
 */
export function cycles(graph: Graph): string[][] {
    const found: string[][] = [];
    const told = new Set<string>();
    for (const start of Object.keys(graph).sort()) {
        if (told.has(start)) continue;
        const circle = shortestCircle(graph, start);
        if (circle === undefined) continue;
        found.push(circle);
        const reached = reachable(graph, start);
        for (const node of reached) if (reachable(graph, node).has(start)) told.add(node);
    }
    return found;
}

/** The shortest way from a node back to it, breadth first. */
function shortestCircle(graph: Graph, start: string): string[] | undefined {
    const ways = [[start]];
    const seen = new Set<string>();
    for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
        for (const next of [...edges(graph, way.at(-1) ?? start)].sort()) {
            if (next === start) return way;
            if (seen.has(next)) continue;
            seen.add(next);
            ways.push([...way, next]);
        }
    }
    return undefined;
}

/** A circle as text: `a → b → a`. */
export const circleText = (circle: readonly string[]): string => [...circle, circle[0]].join(" → ");
