/** `npm run bench:system`: load on the shop as processes of this machine, into a section of bench/RESULTS.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { Customer, sell } from "../tests/system/support/customer";
import { Shop } from "../tests/system/support/shop";
import { systemTitle, withSection } from "./section";

const help = `npm run bench:system: requests a second of the shop, as processes of this machine behind the local router

  npm run bench:system                     measures, and writes its section of bench/RESULTS.md
  npm run bench:system -- --no-keep        writes nothing
  npm run bench:system -- --requests 500   so many reads of each kind, and a quarter of them orders (default: 4000)
  npm run bench:system -- --note "…"       adds what there is to know of the measurement`;

const connections = 8;

/** Before it is measured, each request is sent so often, for what is compiled and connected by the first. */
const warmUp = 50;

interface Load {
    readonly what: string;
    readonly amount: number;
    readonly request: Pick<autocannon.Options, "body" | "headers" | "method"> & { readonly path: string };
}

interface Measured extends Pick<Load, "what"> {
    readonly amount: number;
    readonly perSecond: number;
    readonly p50: number;
    readonly p99: number;
    readonly errors: number;
}

async function measure(url: string, { what, amount, request: { path, ...request } }: Load): Promise<Measured> {
    const options = { url: `${url}${path}`, connections, ...request };
    await autocannon({ ...options, amount: warmUp });
    const { duration, latency, errors, timeouts, non2xx, ...all } = await autocannon({ ...options, amount });
    return {
        what,
        amount,
        perSecond: all["2xx"] / duration,
        p50: latency.p50,
        p99: latency.p99,
        errors: errors + timeouts + non2xx,
    };
}

const row = ({ what, amount, perSecond, p50, p99, errors }: Measured): string =>
    `| ${what} | ${amount} | ${perSecond.toFixed(0)} | ${p50} | ${p99} | ${errors} |`;

async function run(reads: number, note: string): Promise<string> {
    const shop = new Shop();
    try {
        await shop.start();
        const customer = await Customer.register(shop);
        const orders = Math.ceil(reads / 4);
        const sku = await sell(shop, 100_000);
        const first = await customer.place([{ sku, quantity: 1 }]);
        await customer.settled(first);
        const body = JSON.stringify({
            userId: customer.userId,
            lines: [{ sku, quantity: 1 }],
            card: { token: "tok_ok" },
        });
        const loads: readonly Load[] = [
            { what: "GET /users/:id", amount: reads, request: { path: `/users/${customer.userId}` } },
            { what: "GET /inventory/items/:sku", amount: reads, request: { path: `/inventory/items/${sku}` } },
            { what: "GET /orders/:id", amount: reads, request: { path: `/orders/${first}` } },
            {
                what: "POST /orders",
                amount: orders,
                request: { path: "/orders", method: "POST", body, headers: { "content-type": "application/json" } },
            },
        ];
        const measured: Measured[] = [];
        for (const load of loads) {
            console.error(`${load.what}, ${load.amount} times`);
            measured.push(await measure(shop.url, load));
        }
        const [cpu, ...others] = cpus();
        return [
            `Made by \`npm run bench:system\`: the four services as processes, the router, PostgreSQL, Redis and the emulated AWS with the function, and the load itself, all on one machine: ${others.length + 1} cores (${cpu?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}; ${new Date().toISOString().slice(0, 10)}. ${connections} connections, a fixed number of requests; times in milliseconds. An order is placed once it is stored and its customer is known; its saga goes on behind it, and takes its part of the machine. DynamoDB is one process of Python here: orders are as fast as that.${note === "" ? "" : ` ${note}`}`,
            "",
            "| request | count | a second | p50 | p99 | errors |",
            "| --- | --- | --- | --- | --- | --- |",
            ...measured.map(row),
        ].join("\n");
    } finally {
        await shop.stop();
    }
}

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            help: { type: "boolean" },
            "no-keep": { type: "boolean" },
            requests: { type: "string", default: "4000" },
            note: { type: "string", default: "" },
        },
    });
    if (values.help === true) return console.log(help);
    const reads = Number(values.requests);
    if (!Number.isInteger(reads) || reads < 4) throw new RangeError("--requests: write a number from 4");
    const text = await run(reads, values.note);
    const page = join(__dirname, "RESULTS.md");
    if (values["no-keep"] !== true) writeFileSync(page, withSection(readFileSync(page, "utf8"), systemTitle, text));
    console.log(text);
}

void main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
});
