/**
 * Makes model/aws/instance-type-table.json from a table of EC2 instance types, and from what ECS documents of trunking.
 * usage: npx ts-node scripts/instance-types.ts TABLE.json TRUNKING.md
 * TABLE.json maps a type to vcpu, memoryMiB, architectures, networkInterfaces, burstable, gpus (of NVIDIA), hibernation, trunking
 * and branchInterfacesEks.
 * TRUNKING.md is the page "Elastic network interface trunking" of the ECS developer guide, as Markdown:
 * doc_source/container-instance-eni.md at commit a35b767 of github.com/awsdocs/amazon-ecs-developer-guide.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Row {
    vcpu: number;
    memoryMiB: number;
    architectures: string[];
    networkInterfaces: number;
    burstable: boolean;
    gpus: number;
    hibernation: boolean;
    trunking?: boolean;
    branchInterfacesEks?: number;
}

/** What ECS documents of a type: how many tasks in awsvpc mode it takes. */
interface TaskLimits {
    without: number;
    with: number;
}

/**
 * Types and families that the page says are not supported. Its tables list some of them nevertheless; a type that is
 * taken to have fewer interfaces than it has makes a plan too large, and one that is taken to have more makes it fail.
 */
const unsupported = {
    types: "a1.metal c5.metal c5a.8xlarge c5ad.8xlarge c5d.metal m5.metal p3dn.24xlarge r5.metal r5.8xlarge r5d.metal",
    families: "c5n d3 d3en g3 g3s g4dn i3 i3en inf1 m5dn m5n m5zn mac1 r5b r5n r5dn u-12tb1 u-6tb1 u-9tb1 z1d",
};

const [source, trunking] = process.argv.slice(2);
if (source === undefined || trunking === undefined) {
    console.error("usage: npx ts-node scripts/instance-types.ts TABLE.json TRUNKING.md");
    process.exit(2);
}
const table = JSON.parse(readFileSync(source, "utf8")) as Record<string, Row>;
const documented = new Map<string, TaskLimits>(
    [...readFileSync(trunking, "utf8").matchAll(/^\| ([a-z][\w.\\-]+) \| (\d+) \| (\d+) \|/gm)].map(
        ([, type = "", without, withTrunking]) => [
            type.replaceAll("\\", ""),
            { without: Number(without), with: Number(withTrunking) },
        ],
    ),
);

const isUnsupported = (type: string): boolean =>
    unsupported.types.split(" ").includes(type) ||
    unsupported.families.split(" ").includes(type.slice(0, type.indexOf(".")));

/**
 * How many tasks a type takes with trunking, and whether ECS documents it. A newer type than the page has the number
 * of branch interfaces that EKS gives it: for every type that both list, ECS takes at least as many tasks.
 */
function trunkedTasks(type: string, row: Row): readonly [tasks: number, documented: boolean] {
    if (isUnsupported(type)) return [0, true];
    const limits = documented.get(type);
    if (limits !== undefined) return [limits.with, true];
    return row.trunking === true ? [row.branchInterfacesEks ?? 0, false] : [0, false];
}

const types = Object.fromEntries(
    Object.entries(table)
        // ECS has no agent for macOS.
        .filter(([, row]) => !row.architectures.some((architecture) => architecture.endsWith("_mac")))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, row]) => [
            name,
            [
                row.vcpu,
                row.memoryMiB,
                row.architectures.includes("arm64") ? "arm64" : "x86_64",
                // ECS uses one network card, and some types have their interfaces on two.
                Math.min(row.networkInterfaces, (documented.get(name)?.without ?? Infinity) + 1),
                ...trunkedTasks(name, row),
                row.burstable,
                row.gpus,
                row.hibernation,
            ],
        ]),
);
const rows = Object.entries(types).map(([name, row]) => `        ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
const output = join(__dirname, "..", "model", "aws", "instance-type-table.json");
const origin =
    "DescribeInstanceTypes data in the Python package moto 5.2.5 (Apache-2.0); task limits with trunking from Elastic network interface trunking, Amazon ECS developer guide (2023), and for types that it does not list from pkg/aws/vpc/limits.go of github.com/aws/amazon-vpc-resource-controller-k8s v1.7.0 (Apache-2.0)";
writeFileSync(
    output,
    `{\n    "source": ${JSON.stringify(origin)},\n    "columns": ["vcpu", "memoryMiB", "architecture", "networkInterfaces", "trunkedTasks", "trunkedTasksDocumented", "burstable", "gpus", "hibernates"],\n    "types": {\n${rows.join(",\n")}\n    }\n}\n`,
);
console.log(`${rows.length} instance types written to ${output}`);
