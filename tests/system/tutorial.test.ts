import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** What a reader does next: runs commands, or writes a file. */
type Step =
    | { readonly kind: "commands"; readonly lines: readonly string[] }
    | { readonly kind: "file"; readonly path: string; readonly text: string };

/** The steps of a page: blocks of commands, and of code whose first line says which file it is. */
function stepsOf(page: string): Step[] {
    return [...page.matchAll(/^```(sh|ts)\n(.*?)^```$/gms)].map(([, language, text = ""]) => {
        if (language === "sh") return { kind: "commands", lines: text.trimEnd().split("\n") };
        const [, path = ""] = /^\/\/ (services\/\S+)\n/.exec(text) ?? [];
        return { kind: "file", path, text };
    });
}

/** Which of a page's commands keeps its terminal. */
const developing = "npx flotilla dev";

describe("docs/tutorial.md, as a new user does it", () => {
    const steps = stepsOf(readFileSync("docs/tutorial.md", "utf8"));
    const folder = mkdtempSync(join(tmpdir(), "flotilla-tutorial-"));
    let here = folder;
    let tarball: string;
    let dev: ChildProcess | undefined;

    /** The first command is the one that npm's registry would have been asked for. */
    const runnable = (line: string): string =>
        line.replace(
            /^npx flotilla init (.*)$/,
            `npx --yes --package ${tarball} -- flotilla init $1 --flotilla file:${tarball}`,
        );

    /** Runs commands in a shell of their own, as one terminal. @returns what they printed */
    function run(lines: readonly string[]): string {
        const script = ["set -euo pipefail", ...lines.map(runnable), "pwd > $OLD/here"].join("\n");
        const printed = execFileSync("bash", ["-c", script], {
            cwd: here,
            encoding: "utf8",
            env: { ...process.env, OLD: folder, npm_config_prefer_offline: "true" },
            stdio: ["ignore", "pipe", "pipe"],
            maxBuffer: 1 << 26,
        });
        here = readFileSync(join(folder, "here"), "utf8").trim();
        return printed;
    }

    async function stopDeveloping(): Promise<void> {
        const running = dev;
        dev = undefined;
        if (running?.exitCode !== null) return;
        const ended = new Promise((resolve) => running.once("exit", resolve));
        process.kill(-(running.pid ?? 0), "SIGINT");
        await ended;
    }

    async function develop(): Promise<void> {
        await stopDeveloping();
        const started = spawn("npx", ["flotilla", "dev"], {
            cwd: here,
            detached: true,
            stdio: ["ignore", "pipe", "pipe"],
        });
        dev = started;
        let printed = "";
        for (const stream of [started.stdout, started.stderr]) stream.on("data", (part) => (printed += String(part)));
        while (!/services run/.test(printed)) {
            assert.equal(started.exitCode, null, printed);
            await pause(500);
        }
    }

    before(function () {
        const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
        });
        const [{ filename }] = JSON.parse(packed.slice(packed.indexOf("["))) as [{ filename: string }];
        tarball = join(folder, filename);
        mkdirSync(join(folder, "empty"));
        here = join(folder, "empty");
    });
    after(async () => {
        await stopDeveloping();
        rmSync(folder, { recursive: true, force: true });
    });

    /** What is seen after a step, by what the step ends with. */
    const seen: readonly (readonly [end: RegExp, printed: RegExp])[] = [
        [/orders\/\$order$/, /"state":"confirmed"/],
        [/localhost:8080\/reviews$/, /\{"reviews":\[\{"by":"Ada","text":"Strong\."\}\]\}/],
        [/^npm test$/, /5 passing/],
    ];

    for (const step of steps) {
        if (step.kind === "file") {
            it(`writes ${step.path}`, () => {
                mkdirSync(dirname(join(here, step.path)), { recursive: true });
                writeFileSync(join(here, step.path), step.text);
            });
            continue;
        }
        const last = step.lines.at(-1) ?? "";
        it(`runs ${step.lines.map((line) => line.slice(0, 60)).join("; ")}`, async () => {
            const lines = step.lines.filter((line) => line !== developing);
            const printed = lines.length > 0 ? run(lines) : "";
            if (last === developing) await develop();
            for (const [end, expected] of seen) if (end.test(last)) assert.match(printed, expected);
        });
    }

    it("has come to each thing that is to be seen", () => {
        const ends = steps.flatMap((step) => (step.kind === "commands" ? [step.lines.at(-1) ?? ""] : []));
        for (const [end] of seen)
            assert.ok(
                ends.some((line) => end.test(line)),
                String(end),
            );
    });
});
