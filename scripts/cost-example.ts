/** Writes the estimate of this repository's prod, between its markers in docs/cost.md: `npm run schemas`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CostLine, Levels } from "../model/plan/cost/cost";
import { levelNames } from "../model/plan/cost/levels";
import { loadStack } from "../program/load-stack";
import { packagedPrices } from "../program/read-prices";
import { loadProject } from "../program/read-project";
import { findSources } from "../program/read-sources";
import { row } from "./markdown-row";

const page = join("docs", "cost.md");

/** What the example is between. */
const markers = ["<!-- example -->", "<!-- end of the example -->"] as const;

const amounts = (usd: Levels<number> | undefined) =>
    levelNames.map((level) => (usd === undefined ? "?" : usd[level].toFixed(2)));

const quantityOf = ({ quantity: { min, max }, unit }: CostLine) =>
    min === max ? `${min} ${unit}` : `${min} to ${max} ${unit}`;

/** The estimate of this repository's prod, by the prices of the package. */
function example(): string {
    const project = loadProject(process.cwd());
    const { decision } = loadStack(project, "prod", { sources: findSources(project), prices: packagedPrices });
    const { cost } = decision.plan ?? {};
    if (cost === undefined) throw new Error("prod has no plan");
    const rows = [
        ["a month", "quantity", "USD each", "price of", ...levelNames],
        ["---", "---", "--:", "---", "--:", "--:", "--:"],
        ...cost.lines.map((line) => [
            line.label,
            quantityOf(line),
            String(line.unitUsd ?? "not known"),
            line.priceDate ?? "",
            ...amounts(line.monthlyUsd),
        ]),
        ["**total, USD**", "", "", "", ...amounts(cost.totalUsd)],
    ];
    const assumed = cost.assumptions.map(({ path, text }) => `- ${text} (\`${path}\`)`);
    const missing = cost.missing.map((text) => `- ${text}`);
    return [
        rows.map(row).join("\n"),
        ...(missing.length > 0 ? [`Not in the total:\n\n${missing.join("\n")}`] : []),
        `Assumed:\n\n${assumed.join("\n")}`,
    ].join("\n\n");
}

/** docs/cost.md with a fresh example. */
export function costPage(): string {
    const [start, end] = markers;
    const [before, rest] = readFileSync(page, "utf8").split(start);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`${page} has not both markers`);
    return `${before}${start}\n<!-- prettier-ignore-start -->\n\n${example()}\n\n<!-- prettier-ignore-end -->\n${end}${after}`;
}

if (require.main === module) writeFileSync(page, costPage());
