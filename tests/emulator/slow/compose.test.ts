import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parse, stringify } from "yaml";
import { whyNoCompose } from "../../support/compose";
import { checkShop } from "../support/check-shop";
import { checkout, type Checkout } from "../support/checkout";
import { dockerRuns } from "../support/docker";
import { freePort } from "../../support/free-port";
import { ShopByHttp } from "../support/shop-by-http";

interface ComposeFile {
    readonly services: Readonly<Record<string, { readonly build?: object; readonly image?: string }>>;
}

describe("flotilla compose, with the shop", () => {
    let copy: Checkout;
    let shop: ShopByHttp;
    let url: string;
    let awsPort: number;

    const compose = (...words: readonly string[]) =>
        execa("docker", ["compose", "--file", "compose.yaml", "--file", "here.yaml", ...words], {
            cwd: copy.folder,
            reject: false,
            all: true,
        });

    /** Writes the compose file, with another port for the emulated AWS, and what the machine's network asks for. */
    async function write(port: number): Promise<ComposeFile> {
        await execa("node", ["scripts/flotilla.mjs", "compose", "--port", String(port)], { cwd: copy.folder });
        const file = join(copy.folder, "compose.yaml");
        const text = readFileSync(file, "utf8").replace("127.0.0.1:4566:", `127.0.0.1:${awsPort}:`);
        writeFileSync(file, text);
        const written = parse(text) as ComposeFile;
        const built = Object.entries(written.services).filter(([, { build }]) => build !== undefined);
        // A build reaches what this machine reaches.
        const services = Object.fromEntries(built.map(([name]) => [name, { build: { network: "host" } }]));
        writeFileSync(join(copy.folder, "here.yaml"), stringify({ services }));
        return written;
    }

    /** The image that can't be had here, or undefined. */
    async function missingImage({ services }: ComposeFile): Promise<string | undefined> {
        for (const image of new Set(Object.values(services).flatMap(({ image: given }) => given ?? []))) {
            const inspected = await execa("docker", ["image", "inspect", image], { reject: false });
            if (inspected.exitCode === 0) continue;
            if ((await execa("docker", ["pull", "--quiet", image], { reject: false })).exitCode !== 0) return image;
        }
        return undefined;
    }

    before(async function () {
        const skip = (why: string) => {
            console.log(`    skipped: ${why}`);
            this.skip();
        };
        const why = (await dockerRuns()) ? whyNoCompose() : "Docker does not run";
        if (why !== undefined) return skip(why);
        copy = checkout("compose");
        awsPort = await freePort();
        const port = await freePort();
        url = `http://127.0.0.1:${port}`;
        const missing = await missingImage(await write(port));
        if (missing !== undefined) return skip(`the image ${missing} can't be had`);
        const { exitCode, all } = await compose("up", "--build", "--wait");
        assert.equal(exitCode, 0, all);
        shop = new ShopByHttp(url, `http://127.0.0.1:${awsPort}`);
    });

    after(async () => {
        if ((copy as Checkout | undefined) === undefined) return;
        await compose("down", "--volumes", "--rmi", "local", "--timeout", "5");
        copy.remove();
    });

    checkShop(() => shop);

    it("answers 404 where no route leads", async () => {
        assert.equal((await fetch(`${url}/nothing`)).status, 404);
    });

    it("comes up again with what was there", async () => {
        const before = await compose("ps", "--quiet", "order");
        const { exitCode, all } = await compose("up", "--build", "--wait");
        assert.equal(exitCode, 0, all);
        assert.equal((await compose("ps", "--quiet", "order")).stdout, before.stdout);
        assert.equal(await shop.tea(), 8);
        assert.equal(await shop.orderTea("eve@example.com", 1, "tok_ok"), "confirmed");
    });
});
