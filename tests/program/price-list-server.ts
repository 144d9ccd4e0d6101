import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

// The format is AWS's: "Reading the service price list file for an AWS service", AWS Billing user guide. Five rows of
// metadata, then the names of the columns, then a row for each price of each product. Every cell is quoted.

/** The columns that every list has here; AWS's have more, in another order. */
const columns = [
    "SKU",
    "OfferTermCode",
    "RateCode",
    "TermType",
    "PriceDescription",
    "EffectiveDate",
    "StartingRange",
    "EndingRange",
    "Unit",
    "PricePerUnit",
    "Currency",
    "LeaseContractLength",
    "Product Family",
    "serviceCode",
    "Location",
    "Location Type",
    "Instance Type",
    "Tenancy",
    "Operating System",
    "usageType",
    "operation",
    "CapacityStatus",
    "Pre Installed S/W",
    "Database Engine",
    "Deployment Option",
    "Cache Engine",
    "Region Code",
] as const;

/** A row of a price list, where it differs from an empty one. */
export type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");

/** The row of a price on demand. */
export const onDemand = (usageType: string, usd: number, over: Row = {}): Row => ({
    SKU: "ABCDEFGHIJKLMNOP",
    TermType: "OnDemand",
    PriceDescription: `$${usd} per unit, "on demand"`,
    StartingRange: "0",
    EndingRange: "Inf",
    PricePerUnit: usd.toFixed(10),
    Currency: "USD",
    usageType,
    ...over,
});

/** The row of an ordinary Linux instance. */
export const linux = (prefix: string, type: string, usd: number, over: Row = {}): Row =>
    onDemand(`${prefix}BoxUsage:${type}`, usd, {
        "Product Family": "Compute Instance",
        "Instance Type": type,
        Tenancy: "Shared",
        "Operating System": "Linux",
        operation: "RunInstances",
        CapacityStatus: "Used",
        "Pre Installed S/W": "NA",
        ...over,
    });

/** A price list as AWS writes it. */
export function priceListText(
    service: string,
    rows: readonly Row[],
    { date = "2026-11-18T20:12:33Z", without = "" }: { readonly date?: string; readonly without?: string } = {},
): string {
    const named = columns.filter((name) => name !== without);
    const metadata = [
        ["FormatVersion", "v1.0"],
        ["Disclaimer", "This pricing list is for informational purposes only."],
        ["Publication Date", date],
        ["Version", "20261118201233"],
        ["OfferCode", service],
    ];
    return [...metadata, named, ...rows.map((row) => named.map((name) => row[name] ?? ""))].map(line).join("\n") + "\n";
}

/** What a server answers for a price list. */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** Answers with a text that is compressed, as AWS's does where it is asked to. */
export const compressed =
    (text: string): Answer =>
    (_, response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(text));
    };

/** Answers with the first half of a text, and then breaks the connection. */
export const half =
    (text: string): Answer =>
    (_, response) => {
        response.writeHead(200, { "Content-Length": String(Buffer.byteLength(text)) });
        response.write(text.slice(0, text.length / 2), () => response.destroy());
    };

/** Answers with a status and no price list. */
export const status =
    (code: number): Answer =>
    (_, response) => {
        response.writeHead(code).end("<Error/>");
    };

/** A server of price lists on this machine, by service. */
export async function servePriceLists(
    lists: Readonly<Record<string, Answer>>,
): Promise<{ baseUrl: string; asked: string[]; stop: () => Promise<void> }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
        asked.push(request.url ?? "");
        const [, service = ""] =
            /^\/offers\/v1\.0\/aws\/(\w+)\/current\/[a-z0-9-]+\/index\.csv$/.exec(request.url ?? "") ?? [];
        const answer = lists[service];
        if (answer === undefined) response.writeHead(404).end();
        else if (typeof answer === "string") response.writeHead(200, { "Content-Type": "text/csv" }).end(answer);
        else answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const stop = () =>
        new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        });
    return { baseUrl: `http://127.0.0.1:${port}`, asked, stop };
}
