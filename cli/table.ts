import Table from "cli-table3";
import type { Context } from "./context";
import { wrap } from "./wrap";

/** A column: its head, and on which side its cells are aligned. */
export interface Column {
    readonly head: string;
    /** @default left */
    readonly align?: "left" | "right";
}

/** What a column takes beside its cells: a border and a blank on each side, and the last border. */
const frame = { column: 3, end: 1 } as const;

/** The narrowest that a column is made, in characters. */
const narrowest = 6;

const longestLine = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

/** The widths of columns that fit into a table's: the widest give way first. */
export function fitWidths(natural: readonly number[], available: number): number[] {
    const widths = [...natural];
    const room = available - frame.end - frame.column * widths.length;
    for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
        const widest = widths.indexOf(Math.max(...widths));
        const width = widths[widest] ?? 0;
        if (width <= narrowest) break;
        widths[widest] = width - 1;
    }
    return widths;
}

/** Draws a table as wide as the terminal at most. A cell that is wider takes more lines: nothing is cut off. */
export function table(
    columns: readonly Column[],
    rows: readonly (readonly string[])[],
    { columns: width, colours }: Context,
): string {
    const natural = columns.map(({ head }, index) =>
        Math.max(head.length, ...rows.map((row) => longestLine(row[index] ?? ""))),
    );
    const widths = fitWidths(natural, width);
    const lines = (text: string, index: number) => wrap(text, widths[index] ?? narrowest).join("\n");
    const drawn = new Table({
        head: columns.map(({ head }, index) => colours.bold(lines(head, index))),
        colAligns: columns.map(({ align }) => align ?? "left"),
        style: { head: [], border: [], compact: true },
    });
    drawn.push(...rows.map((row) => row.map(lines)));
    return drawn.toString();
}
