/**
 * Runs a Pulumi program under mocks, started as Pulumi's own runner starts it (@pulumi/pulumi/cmd/run/run.js): ts-node
 * with the project's tsconfig.json, then the program in a root stack resource.
 * usage: node under-mocks.cjs PROJECT [COUNTS.json]
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const [project, counts] = process.argv.slice(2);
process.chdir(project);

const pulumi = require("@pulumi/pulumi");
const tsNode = require("ts-node");
const { parse } = require("yaml");

const { compilerOptions } = JSON.parse(readFileSync("tsconfig.json", "utf8"));
tsNode.register({ project: "tsconfig.json", skipProject: false, compilerOptions });

const { config } = parse(readFileSync("Pulumi.bench.yaml", "utf8"));
const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));
pulumi.runtime.setAllConfig(Object.fromEntries(Object.entries(config).map(([key, value]) => [key, asText(value)])));

const number = {};
pulumi.runtime.setMocks(
    {
        newResource({ type, name, inputs, id }) {
            number[type] = (number[type] ?? 0) + 1;
            const state = { ...inputs, name: inputs.name ?? name, arn: `arn:aws:test:::${name}`, ...answers(type) };
            return { id: id ?? `${name}-id`, state };
        },
        call({ inputs }) {
            return { accountId: "123456789012", routeTableId: "rtb-1", ...inputs };
        },
    },
    "bench",
    "bench",
    false,
);

function answers(type) {
    if (type !== "awsx:ec2:Vpc") return {};
    return {
        vpcId: "vpc-1",
        publicSubnetIds: ["subnet-1", "subnet-2"],
        privateSubnetIds: ["subnet-3", "subnet-4"],
        isolatedSubnetIds: ["subnet-5", "subnet-6"],
    };
}

pulumi.runtime
    .runInPulumiStack(() => require(resolve("index.ts")))
    .catch((error) => {
        console.error(error);
        process.exitCode = 1;
    });
process.on("exit", () => {
    if (counts !== undefined) writeFileSync(counts, JSON.stringify(number));
});
