import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Cost } from "./measure";
import type { Kind } from "./options";
import { mostRouted } from "./projects";

/** The median cost of one subject. */
export interface Result {
    readonly kind: Kind;
    readonly services: number;
    /** How many resources the program declares, components left out. */
    readonly resources: number;
    readonly subject: string;
    readonly cost: Cost;
}

const titles: Readonly<Record<Kind, string>> = {
    mocks: "The program under mocks",
    preview: "pulumi preview",
    cdk: "Synthesis by the CDK",
    check: "flotilla check",
};

const names: Readonly<Record<string, string>> = {
    flotilla: "Flotilla",
    "flotilla-source": "Flotilla from source",
    "by-hand": "by hand, started alike",
    "by-hand-today": "by hand, as today",
    cdk: "CDK",
    check: "check of three stacks",
    empty: "an empty program with ts-node",
};

/** What is measured by itself: no resources are counted, and nothing is compared. */
const alone: readonly Kind[] = ["cdk", "check"];

const version = (name: string, folder = "node_modules") =>
    (JSON.parse(readFileSync(`${folder}/${name}/package.json`, "utf8")) as { version: string }).version;

/** What the numbers depend on: the machine and the versions. */
export function machine(): string[] {
    const [first, ...others] = cpus();
    const packages = ["@pulumi/pulumi", "@pulumi/aws", "@pulumi/awsx", "pulumi", "ts-node", "typescript"];
    return [
        `${others.length + 1} cores (${first?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`,
        `Node ${process.version}, ${packages.map((name) => `${name} ${version(name)}`).join(", ")}`,
    ];
}

const show = ({ cpu, wall, memory }: Cost) =>
    `${cpu.toFixed(cpu < 2 ? 2 : 1)} / ${wall.toFixed(1)} / ${Math.round(memory)}`;

function ratio(results: readonly Result[], of: string, to: string, number: "cpu" | "wall"): string {
    const [dividend, divisor] = [of, to].map((subject) => results.find((result) => result.subject === subject));
    return dividend === undefined || divisor === undefined
        ? ""
        : (dividend.cost[number] / divisor.cost[number]).toFixed(2);
}

/** The ratios that a table ends with. */
const ratios = [
    { title: "Flotilla ÷ by hand alike, CPU", of: "flotilla", to: "by-hand", number: "cpu" },
    { title: "wall", of: "flotilla", to: "by-hand", number: "wall" },
    { title: "today ÷ Flotilla, CPU", of: "by-hand-today", to: "flotilla", number: "cpu" },
    { title: "wall", of: "by-hand-today", to: "flotilla", number: "wall" },
] as const;

function table(kind: Kind, results: readonly Result[]): string {
    const subjects = [...new Set(results.map(({ subject }) => subject))];
    const compared = alone.includes(kind) ? [] : ratios;
    const heads = ["services", ...(alone.includes(kind) ? [] : ["resources"])]
        .concat(subjects.map((subject) => names[subject] ?? subject))
        .concat(compared.map(({ title }) => title));
    const rows = [...new Set(results.map(({ services }) => services))].map((services) => {
        const row = results.filter((result) => result.services === services);
        return [String(services), ...(alone.includes(kind) ? [] : [String(row[0]?.resources ?? "")])]
            .concat(
                subjects.map((subject) =>
                    row
                        .filter((result) => result.subject === subject)
                        .map(({ cost }) => show(cost))
                        .join(""),
                ),
            )
            .concat(compared.map(({ of, to, number }) => ratio(row, of, to, number)));
    });
    return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The results as a page. */
export function page(results: readonly Result[], rounds: number, notes: readonly string[]): string {
    const kinds = [...new Set(results.map(({ kind }) => kind))];
    return [
        "# Benchmark",
        "Made by `npm run bench`, which says how with `--help`. Each cell is CPU seconds (user and system, of all processes) / seconds on the clock / MiB at the peak of the largest process: medians of " +
            `${rounds} rounds, in which the programs took turns.`,
        [...machine(), ...notes].map((line) => `- ${line}`).join("\n"),
        ...kinds.map((kind) => {
            const own = results.filter((result) => result.kind === kind);
            return `## ${titles[kind]}\n\n${table(kind, own)}`;
        }),
        `## What is compared

- **Flotilla**: the package as it is installed, compiled, in a project with a \`service.ts\` for each service; **from source**: with its own TypeScript compiled at each start, as in this repository.
- **by hand, started alike**: bench/by-hand, the same resources with the same arguments from raw \`@pulumi/aws\`, without components; ts-node transpile-only and without a stack trace for each promise, as Flotilla starts. **As today**: with the traces, which is what the SDK does.
- **CDK**: bench/cdk, aws-cdk-lib's constructs for the same stack, in nested stacks of 35 services; it synthesises templates and asks AWS nothing, so it stands beside the program under mocks.
- **flotilla check**: the compiled command line on a project of three stacks, whose services each have their own \`service.ts\` and are spread over four load balancers; all of the process, from its start to its end. Beside it, for scale, a program that ts-node compiles and that does nothing.
- At most ${mostRouted} services are routed, with one listener rule each: the security group of an ALB has room for no more. The run ends with an error where Flotilla and the program by hand differ in the number of any type of resource.
- Under mocks every output is known. CPU time and memory come from getrusage of a parent that adopts and waits for all descendants (bench/measure.py): the CLI's plugins and language host are counted.`,
        "",
    ]
        .join("\n\n")
        .replace(/\n+$/, "\n");
}
