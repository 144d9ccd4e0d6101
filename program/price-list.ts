import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { parse } from "csv-parse";
import { columnsOf, listedPrice, type ListedPrice, type PriceListRow } from "./price-list-rows";
import { ProjectError } from "./project-error";

/** The public prices of one service in one region. */
export interface PriceList {
    readonly url: string;
    /** The day on which AWS published it, as `2026-11-20`. */
    readonly date: string;
    readonly prices: readonly ListedPrice[];
}

/** Where a price list is. Source: Getting price list files manually, AWS Billing user guide. */
export const priceListUrl = (baseUrl: string, service: string, region: string): string =>
    `${baseUrl}/offers/v1.0/aws/${service}/current/${region}/index.csv`;

/** The rows above the names of the columns. Source: Reading the service price list file for an AWS service, AWS Billing user guide. */
const rowsOfMetadata = 5;

/**
 * The head of a price list, and its rows that can be on demand. EC2's list has hundreds of MB, most of it reservations:
 * to leave them out before they are parsed takes a tenth of the time. No cell of a list has more than one line.
 */
async function* linesOnDemand(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let seen = 0;
    let rest = "";
    const isKept = (line: string) => seen++ <= rowsOfMetadata || line.includes("OnDemand");
    for await (const chunk of chunks) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        const kept = lines.filter(isKept);
        if (kept.length > 0) yield `${kept.join("\n")}\n`;
    }
    if (rest !== "" && isKept(rest)) yield rest;
}

const reasonOf = (error: unknown): string => {
    if (!(error instanceof Error)) return String(error);
    return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
};

/** Reads the rows one after the other, so that no list is ever held as a whole. */
async function readRows(service: string, rows: AsyncIterable<string[]>): Promise<Omit<PriceList, "url">> {
    const metadata = new Map<string, string>();
    const prices: ListedPrice[] = [];
    let columns: readonly (readonly [name: string, index: number])[] | undefined;
    let row = 0;
    for await (const cells of rows) {
        if (row++ < rowsOfMetadata) {
            metadata.set(cells[0] ?? "", cells[1] ?? "");
        } else if (columns === undefined) {
            const needed = columnsOf(service);
            const lacking = needed.filter((name) => !cells.includes(name));
            if (lacking.length > 0) throw new ProjectError(`has no column ${lacking.join(", ")}`);
            columns = needed.map((name) => [name, cells.indexOf(name)]);
        } else {
            const named: PriceListRow = Object.fromEntries(columns.map(([name, index]) => [name, cells[index] ?? ""]));
            const price = listedPrice(service, named);
            if (price !== undefined) prices.push(price);
        }
    }
    const [date] = /^\d{4}-\d{2}-\d{2}/.exec(metadata.get("Publication Date") ?? "") ?? [];
    if (columns === undefined || date === undefined) throw new ProjectError("is no price list");
    return { date, prices };
}

/**
 * Reads a service's price list from the network.
 * @throws ProjectError with a sentence for the user
 */
export async function readPriceList(
    service: string,
    region: string,
    { baseUrl, fetch }: { readonly baseUrl: string; readonly fetch: typeof globalThis.fetch },
): Promise<PriceList> {
    const url = priceListUrl(baseUrl, service, region);
    const failed = (reason: string, remedy: string) =>
        new ProjectError(`${url}: ${reason}; ${remedy}; the prices of ${region} stay as they were`);
    let response: Response;
    try {
        response = await fetch(url);
    } catch (error) {
        throw failed(`can't be reached (${reasonOf(error)})`, "check the network and try again");
    }
    if (response.status === 403 || response.status === 404)
        throw failed(`AWS has no prices of ${service} in ${region}`, "write a region such as eu-west-1");
    if (!response.ok || response.body === null) throw failed(`answered ${response.status}`, "try again later");
    const parser = parse({ relax_column_count: true, bom: true });
    const source = Readable.from(linesOnDemand(response.body as ReadableStream<Uint8Array>));
    source.on("error", (error) => parser.destroy(error));
    try {
        return { url, ...(await readRows(service, source.pipe(parser) as AsyncIterable<string[]>)) };
    } catch (error) {
        source.destroy();
        if (error instanceof ProjectError) throw failed(error.message, "flotilla has to be updated");
        throw failed(`broke off (${reasonOf(error)})`, "try again");
    }
}
