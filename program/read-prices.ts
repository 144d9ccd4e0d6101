import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import euCentral1 from "../model/aws/prices/eu-central-1.json";
import euWest1 from "../model/aws/prices/eu-west-1.json";
import usEast1 from "../model/aws/prices/us-east-1.json";
import usWest2 from "../model/aws/prices/us-west-2.json";
import { parsePriceTable } from "../model/aws/price-table";
import type { PriceTable } from "../model/aws/prices";
import { ProjectError } from "./project-error";

/** The folder, in the project's, that keeps the prices which `flotilla prices --refresh` wrote: a file a region. */
export const pricesFolder = "prices";

const packaged = [euCentral1, euWest1, usEast1, usWest2] as readonly PriceTable[];

/** The regions whose prices come with the package, in order. */
export const packagedRegions: readonly string[] = packaged.map(({ region }) => region);

/** The prices that come with the package, or undefined for a region without. */
export const packagedPrices = (region: string): PriceTable | undefined =>
    packaged.find((table) => table.region === region);

/** Where a project keeps the prices of a region, relative to its folder. */
export const pricesFile = (region: string): string => join(pricesFolder, `${region}.json`);

/** What a region's name looks like; nothing else becomes part of a path. */
const regionName = /^[a-z0-9-]+$/;

function parse(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

/**
 * The prices of a region: the project's own, or those of the package.
 * @param folder the project's folder
 * @returns undefined where none are known
 * @throws ProjectError if the project's own can't be read
 */
export function readPrices(folder: string, region: string): PriceTable | undefined {
    const file = pricesFile(region);
    if (!regionName.test(region) || !existsSync(join(folder, file))) return packagedPrices(region);
    const remedy = "delete it, or write it anew with flotilla prices --refresh";
    const content = parse(readFileSync(join(folder, file), "utf8"));
    if (content === undefined) throw new ProjectError(`${file}: is not JSON; ${remedy}`);
    const parsed = parsePriceTable(content);
    if ("problem" in parsed) throw new ProjectError(`${file}: ${parsed.problem}; ${remedy}`);
    if (parsed.table.region !== region)
        throw new ProjectError(`${file}: has the prices of ${parsed.table.region}; ${remedy}`);
    return parsed.table;
}
