import { Command } from "commander";
import { pricedTypes, type PriceTable } from "../../model/aws/prices";
import { pricesFile, readPrices } from "../../program/read-prices";
import type { Project } from "../../program/read-project";
import { contextOf, type Context } from "../context";
import { openProject, regionsOf } from "../project";
import { table } from "../table";
import { counted } from "../../model/words";
import { indented } from "../wrap";

interface PricesOptions {
    readonly refresh?: true;
    readonly region?: readonly string[];
}

/** What is known of a region's prices: how many, of which days, and from where. */
export function describePrices(region: string, prices: PriceTable | undefined) {
    const all = (["things", ...pricedTypes] as const).flatMap((section) => Object.values(prices?.[section] ?? {}));
    const dates = all.map(({ date }) => date).sort();
    return {
        region,
        instanceTypes: Object.keys(prices?.instances ?? {}).length,
        databaseTypes: Object.keys(prices?.databases ?? {}).length,
        cacheTypes: Object.keys(prices?.caches ?? {}).length,
        others: Object.keys(prices?.things ?? {}).length,
        oldest: dates[0],
        newest: dates.at(-1),
        sources: prices?.sources ?? [],
    };
}

const columns = [
    { head: "region" },
    { head: "instance types", align: "right" },
    { head: "database types", align: "right" },
    { head: "cache types", align: "right" },
    { head: "other prices", align: "right" },
    { head: "from" },
    { head: "to" },
] as const;

function show(project: Project, regions: readonly string[], context: Context): void {
    const known = regions.map((region) => describePrices(region, readPrices(project.folder, region)));
    if (context.json) return context.printJson({ regions: known });
    const rows = known.map(({ region, instanceTypes, databaseTypes, cacheTypes, others, oldest, newest }) => [
        region,
        String(instanceTypes),
        String(databaseTypes),
        String(cacheTypes),
        String(others),
        oldest ?? "none known",
        newest ?? "",
    ]);
    context.print(table(columns, rows, context));
    for (const { region, sources } of known) {
        if (sources.length === 0) continue;
        context.print(`\n${region}`);
        for (const source of sources) context.print(indented(source, 2, context.columns));
    }
    context.print("\nflotilla prices --refresh reads today's from AWS's public price lists.");
}

async function refresh(project: Project, regions: readonly string[], context: Context): Promise<void> {
    // What reads the price lists is not needed to show them.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { refreshPrices } = require("../../program/refresh-prices") as typeof import("../../program/refresh-prices");
    const refreshed = await refreshPrices({
        regions,
        today: new Date().toISOString().slice(0, 10),
        folder: project.folder,
        onProgress: ({ region, service, done, of }) => context.tell(`${done + 1}/${of} ${region}: ${service}`),
    });
    if (context.json)
        return context.printJson({
            regions: refreshed.map(({ region, file, table: prices, kept, missing }) => ({
                ...describePrices(region, prices),
                file,
                kept,
                missing,
            })),
        });
    for (const { region, file, table: prices, kept, missing } of refreshed) {
        const { instanceTypes, databaseTypes, cacheTypes, others } = describePrices(region, prices);
        const counts = [
            counted(instanceTypes, "instance type"),
            counted(databaseTypes, "database type"),
            counted(cacheTypes, "cache type"),
            counted(others, "other price"),
        ];
        context.print(`${file}: ${counts.join(", ")}`);
        if (kept.length > 0)
            context.print(indented(`not in AWS's lists, kept: ${kept.join(", ")}`, 2, context.columns));
        if (missing.length > 0) context.print(indented(`not known: ${missing.join(", ")}`, 2, context.columns));
    }
    context.print("Keep the files in git: all who work on the project then see the same costs.");
}

/** `flotilla prices`: the prices that estimates are made of. */
export const pricesCommand = (): Command =>
    new Command("prices")
        .summary("show the days and sources of the prices, or read today's from AWS")
        .description(
            `Shows of which days the prices of the stacks' regions are, and where they come from. With --refresh, reads AWS's public price lists, which need a network and no credentials, and writes ${pricesFile("<region>")}, which then counts in place of what came with the package.`,
        )
        .option("--refresh", "read today's prices from AWS's public price lists")
        .option("--region <regions...>", "the regions, where they are not those of the stacks")
        .addHelpText(
            "after",
            `
Examples:
  flotilla prices
  flotilla prices --refresh
  flotilla prices --refresh --region eu-west-3

Exit codes: 0 shown or written; 1 the prices can't be read; 2 wrong usage.`,
        )
        .action(async (options: PricesOptions, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const regions = regionsOf(project, options.region);
            if (options.refresh === true) await refresh(project, regions, context);
            else show(project, regions, context);
        });
