import type { CostLine, Levels } from "../../model/plan/cost/cost";
import { levelNames } from "../../model/plan/cost/levels";
import type { Plan } from "../../model/plan/plan";
import { dollars, share } from "../amounts";
import { markup, type Markup } from "../markup";
import { sentences, type Section } from "../section";
import { table, type Column } from "../table";

/** A bar for each level, as long as its part of the longest. The widths are percentages, so they grow with the column. */
function bars({ monthlyUsd, missing }: CostLine, longest: number): Markup {
    if (monthlyUsd === undefined) return markup`<em>${missing ?? "the price is not known"}</em>`;
    return markup`
        <svg class="bars" aria-hidden="true">
            ${levelNames.map(
                (level, index) =>
                    markup`<rect class="level-${level}" y="${index * 10 + 1}" width="${share(monthlyUsd[level], longest)}%"/>`,
            )}
        </svg>`;
}

const amount = (level: keyof Levels<number>, total: Levels<number>): Column<CostLine> => ({
    heading: markup`<span class="unit">USD at</span> ${level}`,
    numeric: true,
    cell: ({ monthlyUsd }) => (monthlyUsd === undefined ? "" : dollars(monthlyUsd[level])),
    foot: dollars(total[level]),
});

const key: Markup = markup`
    <ul class="legend" aria-label="Legend">
        ${levelNames.map(
            (level) =>
                markup`<li><svg width="24" height="10" aria-hidden="true"><rect class="level-${level}" width="24" height="10" rx="1"/></svg> all services at ${level}</li>`,
        )}
    </ul>`;

/** The monthly estimate, by line, as bars and as numbers. */
export function costSection({ cost }: Plan): Section {
    if (cost.note !== undefined)
        return { id: "cost", title: "Cost a month", short: "Cost", content: markup`<p>In short: ${cost.note}.</p>` };
    const longest = Math.max(0, ...cost.lines.map(({ monthlyUsd }) => monthlyUsd?.max ?? 0));
    return {
        id: "cost",
        title: "Cost a month",
        short: "Cost",
        content: markup`
            <p class="hint">An estimate from public prices in ${cost.region}, with as many tasks as the services have at least, to start with, and at most.</p>
            ${key}
            ${table({
                caption: "Cost a month in US dollars",
                columns: [
                    {
                        heading: "Line",
                        cell: ({ label }) => label,
                        foot: cost.missing.length > 0 ? "Total of what has a price" : "Total",
                    },
                    { heading: "Compared", cell: (line) => bars(line, longest), foot: "" },
                    ...levelNames.map((level) => amount(level, cost.totalUsd)),
                ],
                rows: cost.lines,
            })}
            ${sentences("Not in the total", cost.missing)}
            ${sentences(
                "Taken for granted",
                cost.assumptions.map(
                    ({ path, text, set }) =>
                        markup`${text} (${set ? "set by" : "to change it, set"} <code>${path}</code>)`,
                ),
            )}
            ${sentences("Sources of the prices", cost.sources)}`,
    };
}
