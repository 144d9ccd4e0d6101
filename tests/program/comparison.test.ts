import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const page = readFileSync("docs/comparison.md", "utf8");

/** The lines of a block of code that count: no blank ones, comments or imports. */
const linesOf = (code: string): number =>
    code.split("\n").filter((line) => line.trim() !== "" && !/^\s*(\/\/|#(?!!)|import\b)/.test(line)).length;

/** How many lines the files of a section have, by the section's title. A block that names no file is no part of the program. */
const counted = new Map(
    page
        .split(/^## /m)
        .slice(1)
        .map((section): [string, number] => [
            section.slice(0, section.indexOf("\n")),
            [...section.matchAll(/^```\w+\n((?:\/\/|#)[\s\S]*?)^```$/gm)].reduce(
                (sum, [, code = ""]) => sum + linesOf(code),
                0,
            ),
        ]),
);

const titles = {
    Flotilla: "Flotilla",
    "AWS CDK 2.276": "AWS CDK",
    "Pulumi Crosswalk (awsx 3.9)": "Pulumi Crosswalk (awsx)",
    "Terraform modules (terraform-aws-modules)": "Terraform modules",
};

describe("the comparison with other tools", () => {
    for (const [row, title] of Object.entries(titles)) {
        it(`counts the lines of ${title} as they are`, () => {
            const cells = page.split("\n").find((line) => line.startsWith(`| ${row} `));
            assert.equal(Number(cells?.split("|")[2]), counted.get(title));
        });
    }

    it("is what the README says", () => {
        const readme = readFileSync("README.md", "utf8").replaceAll(/\s+/g, " ");
        const lines = (title: string) => counted.get(title);
        assert.ok(
            readme.includes(
                `take **${lines("Flotilla")} lines** of configuration; [the same](docs/comparison.md) takes ${lines("AWS CDK")} in the AWS CDK, ${lines("Pulumi Crosswalk (awsx)")} with awsx and ${lines("Terraform modules")} with Terraform modules`,
            ),
        );
    });

    it("needs fewer than 25 lines of configuration", () => {
        assert.ok((counted.get("Flotilla") ?? Infinity) < 25);
    });
});
