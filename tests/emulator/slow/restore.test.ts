import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import type { ServiceConfiguration } from "../../../model";
import { root } from "../../../local/paths";
import { checkout, type Checkout } from "../support/checkout";
import { clients } from "../support/clients";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage, services } from "../support/given-images";
import { callSecretsManager } from "../support/request-aws";
import { Stack } from "../support/stack";

const inventory: ServiceConfiguration = {
    name: "inventory",
    image: { uri: givenImage("inventory") },
    port: 8080,
    routes: ["/inventory", "/inventory/*"],
    database: {},
};
const database = "flotilla-dev-inventory";
const row = "lamp\t7";

/** The commands of the page, block by block. */
const commands = [...readFileSync(join(root, "docs", "restore.md"), "utf8").matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, block = ""]) => block,
);

describe("the page on restoring a database", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let login: string;

    /** Runs commands as a person would who follows the page, and returns what they print. */
    async function follow(...blocks: readonly string[]): Promise<string> {
        const { stdout } = await execa("bash", ["-euo", "pipefail", "-c", blocks.join("\n")], {
            env: {
                AWS_ENDPOINT_URL: aws.endpoint,
                AWS_REGION: aws.region,
                // What the first version of the CLI reads.
                AWS_DEFAULT_REGION: aws.region,
                AWS_ACCESS_KEY_ID: "test",
                AWS_SECRET_ACCESS_KEY: "test",
                PSQLRC: "/dev/null",
            },
        });
        return stdout;
    }

    /** The page's first block, with what it says to set. */
    const set = (time: string) => `database=${database}; login='${login}'; time=${time}`;

    /** Statements in the database itself. */
    async function inDatabase(...statements: readonly string[]): Promise<string> {
        const [, , , look = ""] = commands;
        const variables = look.replace(/^PGHOST=.*$/m, "");
        return follow(
            `${set("now")}; restored=$database`,
            variables,
            ...statements.map((statement) => `PGHOST=$host psql -Atq -F $'\\t' -c "${statement}"`),
        );
    }

    before(async function () {
        const tools = await execa("sh", ["-c", "command -v aws && command -v psql && command -v node"], {
            reject: false,
        });
        if (tools.exitCode !== 0 || !(await dockerRuns())) this.skip();
        copy = checkout("restore");
        for (const name of services) rmSync(join(copy.folder, "services", name), { recursive: true, force: true });
        copy.writeService(inventory);
        aws = await startEmulatedAws("eu-west-1", copy.folder);
        const stack = new Stack(copy.folder, "dev", aws);
        await stack.init();
        await stack.up();
        const { SecretList } = await callSecretsManager(clients(aws), "ListSecrets", {});
        login =
            (SecretList as { ARN: string; Name: string }[]).find(({ Name }) => Name.startsWith("inventory-"))?.ARN ??
            "";
        await inDatabase(
            "CREATE TABLE items (sku text, available int)",
            "INSERT INTO items VALUES ('lamp', 7), ('desk', 1)",
        );
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("has commands that bring back a row that was deleted, and leave nothing", async () => {
        await pause(1100);
        const time = new Date().toISOString();
        await pause(100);
        await inDatabase("DELETE FROM items WHERE sku = 'lamp'");
        const [, range = "", restore = "", look = "", copyBack = "", remove = ""] = commands;
        assert.match(await follow(set(time), range), /^1\s+20/);
        const found = await follow(set(time), restore, look);
        assert.match(found, /lamp \| +7/);
        assert.equal(await inDatabase("SELECT * FROM items WHERE sku = 'lamp'"), "");
        const names =
            "restored=$database-restored; address=$(aws rds describe-db-instances --output text " +
            "--db-instance-identifier $database --query 'DBInstances[0].Endpoint.Address')";
        await follow(set(time), names, look, copyBack, remove);
        assert.equal(await inDatabase("SELECT * FROM items WHERE sku = 'lamp'"), row);
        const left = "aws rds describe-db-instances --query 'DBInstances[].DBInstanceIdentifier' --output text";
        assert.equal(await follow(left), database);
    });

    it("has commands that keep a snapshot, and make a database of it", async () => {
        const [, , restore = "", look = "", , remove = "", snapshot = ""] = commands;
        const names = restore.slice(0, restore.indexOf("aws rds restore"));
        const [keep = "", fromSnapshot = ""] = snapshot.split(/(?=^aws rds restore)/m);
        await follow(set("now"), keep);
        await inDatabase("DROP TABLE items");
        const found = await follow(set("now"), names, fromSnapshot, look, remove);
        assert.match(found, /lamp \| +7/);
    });
});
