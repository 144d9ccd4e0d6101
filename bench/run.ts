/** Measures Flotilla beside the same stack written by hand and in the CDK: `npm run bench -- --help`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { measure, median, type Cost } from "./measure";
import { readOptions, type Kind, type Options } from "./options";
import { page, type Result } from "./report";
import { buildPackage, countResources, subjects } from "./subjects";

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

function run({ services, kinds, rounds, json, keep }: Options): void {
    const endpoint = process.env["AWS_ENDPOINT_URL"] !== undefined;
    if (keep && !endpoint) throw new Error("a whole run needs an emulated AWS for previews: set AWS_ENDPOINT_URL");
    const measured = kinds.filter((kind) => kind !== "preview" || endpoint);
    if (measured.length < kinds.length) progress("no preview: AWS_ENDPOINT_URL is not set");
    buildPackage();
    const resources = new Map(services.map((count) => [count, countResources(count)]));
    const results = measured.flatMap((kind) =>
        services.flatMap((count) => compare(kind, count, resources.get(count) ?? 0, rounds)),
    );
    const text = page(results, rounds, [`Measured on ${new Date().toISOString().slice(0, 10)}`]);
    if (keep) writeFileSync(join(__dirname, "RESULTS.md"), text);
    console.log(json ? JSON.stringify(results, null, 4) : text);
}

try {
    const options = readOptions(process.argv.slice(2));
    if (options !== undefined) run(options);
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
}
