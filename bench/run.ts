/** Measures Flotilla beside the same stack written by hand and in the CDK: `npm run bench -- --help`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProgress } from "../local/progress";
import { findPython } from "../local/python";
import { ensureEnvironment } from "../local/virtual-environment";
import { startEmulatedAws } from "../tests/emulator/support/emulated-aws";
import { measure, median, type Cost } from "./measure";
import { readOptions, type Kind, type Options } from "./options";
import { page, type Result } from "./report";
import { buildPackage, countResources, subjects } from "./subjects";
import { sectionIn, systemTitle, withSection } from "./section";

const progress = (text: string) => process.stderr.write(`${text}\n`);

/** Measures the subjects of a kind by turns, so that a slow moment of the machine meets them all. */
function compare(kind: Kind, services: number, resources: number, rounds: number): Result[] {
    const all = subjects(kind, services);
    const costs = new Map<string, Cost[]>(all.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round++) {
        for (const { name, command } of all) {
            const cost = measure(command);
            costs.get(name)?.push(cost);
            progress(
                `${kind} ${services} ${name} ${round}/${rounds}: ${cost.cpu.toFixed(1)} s CPU, ${cost.wall.toFixed(1)} s`,
            );
        }
    }
    return all.map(({ name }) => ({ kind, services, resources, subject: name, cost: median(costs.get(name) ?? []) }));
}

/** Runs something with an emulated AWS for the previews: the one of AWS_ENDPOINT_URL, or one of its own. */
async function withEmulatedAws(work: () => void): Promise<void> {
    if (process.env["AWS_ENDPOINT_URL"] !== undefined) return work();
    const python = await findPython();
    if (!python.fit) throw new Error(python.says);
    await ensureEnvironment(python, createProgress(process.stderr));
    const folder = mkdtempSync(join(tmpdir(), "flotilla-bench-"));
    const aws = await startEmulatedAws("us-east-1", folder);
    process.env["AWS_ENDPOINT_URL"] = aws.endpoint;
    try {
        work();
    } finally {
        await aws.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

function run({ services, kinds, rounds, json, keep }: Options): void {
    buildPackage();
    // A check declares no resources.
    const declared = new Set(kinds.filter((kind) => kind !== "check").flatMap(services));
    const resources = new Map([...declared].map((count) => [count, countResources(count)]));
    const results = kinds.flatMap((kind) =>
        services(kind).flatMap((count) => compare(kind, count, resources.get(count) ?? 0, rounds)),
    );
    const text = page(results, rounds, [`Measured on ${new Date().toISOString().slice(0, 10)}`]);
    if (keep) keepPage(text);
    console.log(json ? JSON.stringify(results, null, 4) : text);
}

/** Writes the page, with what `npm run bench:system` has measured. */
function keepPage(text: string): void {
    const file = join(__dirname, "RESULTS.md");
    const system = sectionIn(readFileSync(file, "utf8"), systemTitle).replace(`## ${systemTitle}`, "");
    writeFileSync(file, system === "" ? text : withSection(text, systemTitle, system));
}

async function main(): Promise<void> {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) return;
    if (options.kinds.includes("preview")) await withEmulatedAws(() => run(options));
    else run(options);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
