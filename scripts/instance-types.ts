/**
 * Makes model/aws/instance-type-table.json from a table of EC2 instance types.
 * usage: npx ts-node scripts/instance-types.ts TABLE.json
 * TABLE.json maps a type to vcpu, memoryMiB, architectures, networkInterfaces, addressesPerInterface, burstable, gpus and trunking.
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
    trunking?: boolean;
}

const [source] = process.argv.slice(2);
if (source === undefined) {
    console.error("usage: npx ts-node scripts/instance-types.ts TABLE.json");
    process.exit(2);
}
const table = JSON.parse(readFileSync(source, "utf8")) as Record<string, Row>;
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
                row.networkInterfaces,
                row.trunking ?? false,
                row.burstable,
                row.gpus,
            ],
        ]),
);
const rows = Object.entries(types).map(([name, row]) => `        ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
const output = join(__dirname, "..", "model", "aws", "instance-type-table.json");
const origin =
    "DescribeInstanceTypes data in the Python package moto 5.2.5 (Apache-2.0); trunking from pkg/aws/vpc/limits.go of github.com/aws/amazon-vpc-resource-controller-k8s v1.7.0 (Apache-2.0)";
writeFileSync(
    output,
    `{\n    "source": ${JSON.stringify(origin)},\n    "columns": ["vcpu", "memoryMiB", "architecture", "networkInterfaces", "trunking", "burstable", "gpus"],\n    "types": {\n${rows.join(",\n")}\n    }\n}\n`,
);
console.log(`${rows.length} instance types written to ${output}`);
