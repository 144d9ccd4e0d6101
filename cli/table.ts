import Table from "cli-table3";
import type { Context } from "./context";
import { narrowestWrap, wrap } from "./wrap";

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

/**
 * The widths of columns that fit into a table's: the widest give way first, and only where that is not enough become
 * narrower than their longest word.
 * @param natural the widths that the columns would have
 * @param words the longest words in them
 */
export function fitWidths(natural: readonly number[], words: readonly number[], available: number): number[] {
    const widths = [...natural];
    const room = available - frame.end - frame.column * widths.length;
    const sum = () => widths.reduce((total, width) => total + width, 0);
    for (const least of [(index: number) => Math.max(narrowest, words[index] ?? 0), () => narrowest]) {
        while (sum() > room) {
            const [widest] = [...widths.keys()]
                .filter((index) => (widths[index] ?? 0) > least(index))
                .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
            if (widest === undefined) break;
            widths[widest] = (widths[widest] ?? 0) - 1;
        }
    }
    return widths;
}

/** Draws a table as wide as the terminal at most. A cell that is wider takes more lines: nothing is cut off. */
export function table(
    columns: readonly Column[],
    rows: readonly (readonly string[])[],
    { columns: width, colours }: Pick<Context, "columns" | "colours">,
): string {
    const widest = (measure: (text: string) => number) =>
        columns.map(({ head }, index) => Math.max(measure(head), ...rows.map((row) => measure(row[index] ?? ""))));
    const widths = fitWidths(widest(longestLine), widest(narrowestWrap), width);
    const lines = (text: string, index: number) => wrap(text, widths[index] ?? narrowest).join("\n");
    const drawn = new Table({
        head: columns.map(({ head }, index) => colours.bold(lines(head, index))),
        colAligns: columns.map(({ align }) => align ?? "left"),
        style: { head: [], border: [], compact: true },
    });
    drawn.push(...rows.map((row) => row.map(lines)));
    return drawn.toString();
}
