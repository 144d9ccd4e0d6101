import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProjectError } from "../../program/project-error";
import { packagedPrices, readPrices } from "../../program/read-prices";
import { priceTableText } from "../../program/refresh-prices";
import { pricesFixture } from "../support/prices";

describe("the prices of a region", () => {
    let folder = "";
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "flotilla-prices-"));
        mkdirSync(join(folder, "prices"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (text: string, region = "eu-west-1") => writeFileSync(join(folder, "prices", `${region}.json`), text);

    it("are the package's where the project has none of its own", () => {
        assert.equal(readPrices(folder, "eu-west-1"), packagedPrices("eu-west-1"));
    });

    it("are the project's own where it has them", () => {
        write(priceTableText(pricesFixture));
        assert.deepEqual(readPrices(folder, "eu-west-1"), pricesFixture);
        assert.equal(readPrices(folder, "us-east-1"), packagedPrices("us-east-1"));
    });

    it("are not known where neither has them", () => {
        assert.equal(readPrices(folder, "eu-north-1"), undefined);
        assert.equal(readPrices(folder, ""), undefined);
    });

    it("are never looked for outside the project", () => {
        writeFileSync(join(folder, "other.json"), "{");
        assert.equal(readPrices(folder, "../other"), undefined);
    });

    const broken: readonly (readonly [what: string, text: string, says: RegExp])[] = [
        ["that is not JSON", "{", /^prices.eu-west-1\.json: is not JSON; delete it, or write it anew/],
        ["that is no table", "[]", /^prices.eu-west-1\.json: the file: .+; delete it/],
        [
            "with a price that is a text",
            JSON.stringify({ ...pricesFixture, instances: { "t3.nano": { usd: "0.0057" } } }),
            /^prices.eu-west-1\.json: instances\.t3\.nano\.usd: .+; delete it/,
        ],
        ["of another region", priceTableText({ ...pricesFixture, region: "eu-west-2" }), /has the prices of eu-west-2/],
    ];
    for (const [what, text, says] of broken) {
        it(`are refused in a file ${what}, with a sentence`, () => {
            write(text);
            assert.throws(
                () => readPrices(folder, "eu-west-1"),
                (error: Error) => error instanceof ProjectError && says.test(error.message),
            );
        });
    }
});
