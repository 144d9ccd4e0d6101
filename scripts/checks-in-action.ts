/** Makes docs/checks-in-action.md: ten mistakes in Pulumi.prod.yaml, and what `flotilla check` says of each: `npm run schemas`. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../cli/run";
import { mistakes, type Edit } from "./mistakes";

const root = resolve(__dirname, "..");
const stackFile = "Pulumi.prod.yaml";

/** The width of the page's code blocks, in characters. */
const columns = 110;

/** What `flotilla check prod` answers. */
export interface CheckAnswer {
    readonly exitCode: number;
    readonly output: string;
}

/** Runs `flotilla check prod` on this repository with another text in the place of its Pulumi.prod.yaml. */
export async function check(text: string): Promise<CheckAnswer> {
    const folder = mkdtempSync(join(tmpdir(), "flotilla-mistakes-"));
    try {
        copyFileSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
        symlinkSync(join(root, "services"), join(folder, "services"));
        writeFileSync(join(folder, stackFile), text);
        let output = "";
        const stdout = { write: (written: string) => (output += written), columns };
        const exitCode = await run(["check", "prod"], { stdout, stderr: stdout, env: {}, cwd: () => folder });
        return { exitCode, output };
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** The stack file as it is in the repository. */
export const stackText = (): string => readFileSync(join(root, stackFile), "utf8");

/** Makes an edit. @throws Error if the text does not have what is to be replaced, exactly once */
export function edited(text: string, { from, to }: Edit): string {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${stackFile} has ${parts.length - 1} times:\n${from}`);
    return parts.join(to);
}

const indentOf = (line: string) => line.search(/\S/);

/** The lines that a line is inside of, in YAML. */
function ancestors(lines: readonly string[], index: number): string[] {
    const found: string[] = [];
    let indent = indentOf(lines[index] ?? "");
    for (const line of lines.slice(0, index).reverse()) {
        if (line.trim() === "" || indentOf(line) >= indent) continue;
        indent = indentOf(line);
        found.unshift(line);
    }
    return found;
}

/** What an edit changes, as a diff whose context says in which section it is. */
function diffOf(before: string, after: string): string {
    const [old, fresh] = [before.trimEnd().split("\n"), after.trimEnd().split("\n")];
    const start = old.findIndex((line, index) => line !== fresh[index]);
    const first = start === -1 ? old.length : start;
    let end = 0;
    while (end < Math.min(old.length, fresh.length) - first && old.at(-1 - end) === fresh.at(-1 - end)) end++;
    const longer = old.length - end > first ? old : fresh;
    return [
        "```diff",
        ...ancestors(longer, first).map((line) => ` ${line}`),
        ...old.slice(first, old.length - end).map((line) => `-${line}`),
        ...fresh.slice(first, fresh.length - end).map((line) => `+${line}`),
        "```",
    ].join("\n");
}

const transcript = (output: string) => ["```text", "$ npx flotilla check prod", output.trimEnd(), "```"].join("\n");

/** The page docs/checks-in-action.md. */
export async function checksInActionPage(): Promise<string> {
    const { certificate, all } = mistakes;
    const asItIs = stackText();
    const base = edited(asItIs, certificate);
    const parts = [
        "<!-- Made by `npm run schemas` from scripts/mistakes.ts. -->",
        "# Checks in action",
        "`flotilla check` tells everything that is wrong before anything is created: where it is written, and what to write instead. Here is what it says of this repository's production stack, and then of ten mistakes in it, one after the other. Each message is the command's own, and each correction follows from the message alone.",
        "## The file as it is",
        transcript((await check(asItIs)).output),
        "A warning stops nothing. With a certificate it is gone:",
        diffOf(asItIs, base),
        transcript((await check(base)).output),
    ];
    for (const [index, { title, mistake, correction }] of all.entries()) {
        const wrong = edited(base, mistake);
        const right = edited(wrong, correction);
        const left = await check(right);
        const isClean = left.output.startsWith("✔");
        parts.push(
            `## ${index + 1}. ${title}`,
            diffOf(base, wrong),
            transcript((await check(wrong)).output),
            `Corrected, ${isClean ? "so that there are no problems" : "with which this is left"}:`,
            diffOf(wrong, right),
            ...(isClean ? [] : [transcript(left.output)]),
        );
    }
    return `${parts.join("\n\n")}\n`;
}

if (require.main === module)
    void checksInActionPage().then((page) => writeFileSync(join(root, "docs", "checks-in-action.md"), page));
