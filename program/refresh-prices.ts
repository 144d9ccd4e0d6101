import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
    pricedThings,
    pricedTypes,
    type Price,
    type PricedThing,
    type PricedTypes,
    type PriceTable,
} from "../model/aws/prices";
import { byKey } from "../model/by-key";
import { readPriceList, type PriceList } from "./price-list";
import { unlisted, wanted, type ListedPrice } from "./price-list-rows";
import { ProjectError } from "./project-error";
import { packagedPrices, pricesFile, readPrices } from "./read-prices";

/** Where AWS publishes its prices, for everyone and without credentials. */
export const awsPriceLists = "https://pricing.us-east-1.amazonaws.com";

/** What is being read. */
export interface RefreshProgress {
    readonly region: string;
    readonly service: string;
    /** How many price lists are read so far, this one not counted, and how many there are. */
    readonly done: number;
    readonly of: number;
}

/** How prices are refreshed. */
export interface RefreshPricesArgs {
    readonly regions: readonly string[];
    /** The day, as `2026-11-20`: it is told beside the day of AWS's list. */
    readonly today: string;
    /** The project's folder. @default - the working directory */
    readonly folder?: string;
    /** Where the price lists are. @default https://pricing.us-east-1.amazonaws.com */
    readonly baseUrl?: string;
    /** @default - Node's own */
    readonly fetch?: typeof globalThis.fetch;
    /** Is told of each price list before it is read. */
    readonly onProgress?: (progress: RefreshProgress) => void;
}

/** What came of a region. */
export interface RefreshedRegion {
    readonly region: string;
    /** The file that was written, relative to the project's folder. */
    readonly file: string;
    readonly table: PriceTable;
    /** The prices that AWS's lists do not have, so that they were kept as they were. */
    readonly kept: readonly PricedThing[];
    /** The prices that are not known. */
    readonly missing: readonly PricedThing[];
}

/** The table that is in force, or the package's where the project's own is broken and about to be replaced. */
function oldTable(folder: string, region: string): PriceTable | undefined {
    try {
        return readPrices(folder, region);
    } catch (error) {
        if (error instanceof ProjectError) return packagedPrices(region);
        throw error;
    }
}

/** By what a price is told from the others: a thing's name, or that of a type. */
const nameOf = (listed: ListedPrice): string => ("thing" in listed ? listed.thing : listed.type);

/** Of each price that falls with the amount, the first: that of small amounts. */
function firstTiers(prices: readonly ListedPrice[]): ListedPrice[] {
    const first = new Map<string, ListedPrice>();
    for (const listed of prices) {
        const known = first.get(nameOf(listed));
        if (known === undefined || listed.from < known.from) first.set(nameOf(listed), listed);
    }
    return [...first.values()];
}

function tableOf(
    region: string,
    lists: readonly PriceList[],
    old: PriceTable | undefined,
    today: string,
): { table: PriceTable; kept: PricedThing[] } {
    const sources = lists.map(({ url }) => `AWS Price List, read on ${today}: ${url}`);
    const things: Partial<Record<PricedThing, Price>> = {};
    const types: Record<PricedTypes, Record<string, Price>> = { instances: {}, databases: {}, caches: {} };
    lists.forEach(({ date, prices }, source) => {
        for (const listed of firstTiers(prices)) {
            const price = { usd: listed.usd, unit: listed.unit, date, source };
            if ("thing" in listed) things[listed.thing] = price;
            else types[listed.of][listed.type] = price;
        }
    });
    const kept = unlisted.filter((thing) => old?.things[thing] !== undefined);
    for (const thing of kept) {
        const price = old?.things[thing];
        const source = price && old?.sources[price.source];
        if (price === undefined || source === undefined) continue;
        if (!sources.includes(source)) sources.push(source);
        things[thing] = { ...price, source: sources.indexOf(source) };
    }
    const ordered = Object.fromEntries(
        pricedThings.flatMap((thing) => (things[thing] === undefined ? [] : [[thing, things[thing]]])),
    );
    const { instances, databases, caches } = types;
    const sections = { instances: byKey(instances), databases: byKey(databases), caches: byKey(caches) };
    return { table: { region, currency: "USD", sources, things: ordered, ...sections }, kept };
}

const priceLine = ([name, { usd, unit, date, source }]: [string, Price]) =>
    `        ${JSON.stringify(name)}: { "usd": ${usd}, "unit": ${JSON.stringify(unit)}, "date": ${JSON.stringify(date)}, "source": ${source} }`;

/** The table as a file: a line for each price, so that a difference between two is readable. */
export function priceTableText({ region, sources, ...sections }: PriceTable): string {
    const section = (name: "things" | PricedTypes) => {
        const lines = Object.entries(sections[name] as Record<string, Price>).map(priceLine);
        return `    "${name}": ${lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n    }`}`;
    };
    const lines = [
        `    "region": ${JSON.stringify(region)}`,
        `    "currency": "USD"`,
        `    "sources": [\n${sources.map((source) => `        ${JSON.stringify(source)}`).join(",\n")}\n    ]`,
        ...(["things", ...pricedTypes] as const).map(section),
    ];
    return `{\n${lines.join(",\n")}\n}\n`;
}

/** Writes beside the file and renames, so that the old prices are there until the new ones are whole. */
function writeWhole(path: string, text: string): void {
    const beside = `${path}.${process.pid}.tmp`;
    mkdirSync(dirname(path), { recursive: true });
    try {
        writeFileSync(beside, text);
        renameSync(beside, path);
    } finally {
        rmSync(beside, { force: true });
    }
}

/**
 * Reads the prices of regions from AWS's public price lists, and writes them to the project's `prices/<region>.json`.
 * A region's file is written when all of its lists are read.
 * @throws ProjectError with a sentence for the user; the file of that region is as it was then
 */
export async function refreshPrices(args: RefreshPricesArgs): Promise<RefreshedRegion[]> {
    const { regions, today, folder = process.cwd(), baseUrl = awsPriceLists, fetch = globalThis.fetch } = args;
    const services = Object.keys(wanted);
    const refreshed: RefreshedRegion[] = [];
    let done = 0;
    for (const region of regions) {
        const lists: PriceList[] = [];
        for (const service of services) {
            args.onProgress?.({ region, service, done: done++, of: regions.length * services.length });
            lists.push(await readPriceList(service, region, { baseUrl, fetch }));
        }
        const { table, kept } = tableOf(region, lists, oldTable(folder, region), today);
        if (Object.keys(table.instances).length === 0)
            throw new ProjectError(
                `${region}: AWS's list has no price of an EC2 instance; the prices of ${region} stay as they were`,
            );
        const file = pricesFile(region);
        writeWhole(join(folder, file), priceTableText(table));
        const missing = pricedThings.filter((thing) => table.things[thing] === undefined);
        refreshed.push({ region, file, table, kept, missing });
    }
    return refreshed;
}
