import type { CostLine } from "../../model/plan/cost/cost";
import { levelNames } from "../../model/plan/cost/levels";
import type { Plan } from "../../model/plan/plan";
import type { Context } from "../context";
import { amount, dollars, unitPrice } from "../figures";
import { table } from "../table";
import { indented } from "../wrap";

/** A line's quantity: one number, or two where it grows from the least to the most. */
function quantity({ quantity: { min, max }, unit }: CostLine): string {
    return min === max ? `${amount(min)} ${unit}` : `${amount(min)} to ${amount(max)} ${unit}`;
}

function row(line: CostLine): string[] {
    const { label, unitUsd, priceDate, monthlyUsd } = line;
    const price =
        unitUsd === undefined ? "not known" : `${unitPrice(unitUsd)}${priceDate === undefined ? "" : `\n${priceDate}`}`;
    return [
        label,
        quantity(line),
        price,
        ...levelNames.map((level) => (monthlyUsd === undefined ? "?" : dollars(monthlyUsd[level]))),
    ];
}

/** A source less the address at its end. */
const withoutAddress = (source: string): string => source.replace(/: https?:\S+$/, "");

/** What a month costs, by line: with as many tasks as the services have at least, to start with, and at most. */
export function costText({ cost }: Plan, context: Context): string {
    const { colours, columns } = context;
    if (cost.note !== undefined) return indented(cost.note, 2, columns);
    const heads = [
        { head: "a month" },
        { head: "quantity" },
        { head: "USD each" },
        ...levelNames.map((head) => ({ head, align: "right" as const })),
    ];
    // A total of nothing would read as free.
    const priced = cost.lines.some(({ monthlyUsd }) => monthlyUsd !== undefined);
    const total = ["total", "", "", ...levelNames.map((level) => (priced ? dollars(cost.totalUsd[level]) : "?"))];
    const notes = [
        ...cost.missing.map((text) => colours.yellow(indented(`Not in the total: ${text}`, 2, columns))),
        ...cost.assumptions.map(({ path, text, set }) =>
            indented(`Assumed: ${text} (${path}${set ? "" : ", the default"})`, 2, columns),
        ),
        ...cost.sources.map((source) => indented(`Prices: ${withoutAddress(source)}`, 2, columns)),
        ...(cost.sources.length > 0 ? ["  flotilla prices tells where to read them."] : []),
    ];
    return [table(heads, [...cost.lines.map(row), total], context), ...notes].join("\n");
}
