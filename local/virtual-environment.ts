import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readJsonFile, remove, writeJsonFile } from "./json-file";
import { LocalError } from "./local-error";
import { paths } from "./paths";
import type { Progress } from "./progress";
import type { Python } from "./python";
import { run, tail } from "./run";

const requirements = join(paths.emulatorCode, "requirements.txt");
/** Written last: an environment without it is half-made. */
const stamp = join(paths.emulatorEnvironment, "flotilla.json");
const stampSchema = z.object({ made: z.string() });

/** The environment's own Python. */
export const environmentPython =
    process.platform === "win32"
        ? join(paths.emulatorEnvironment, "Scripts", "python.exe")
        : join(paths.emulatorEnvironment, "bin", "python");

/** What is said when `pip install` has failed. */
export function pipProblem(output: string): LocalError {
    const offline =
        /NewConnectionError|ConnectTimeout|Temporary failure in name resolution|ProxyError|No matching distribution/i;
    return offline.test(output)
        ? new LocalError(
              "the emulator's Python packages can't be downloaded",
              "connect to a network that reaches https://pypi.org, or set PIP_INDEX_URL or HTTPS_PROXY; then run npm start again",
              tail(output, 5),
          )
        : new LocalError(
              "the emulator's Python packages can't be installed",
              "see pip's message above; then run npm start again",
              tail(output, 15),
          );
}

/**
 * Makes the emulator's virtual environment, if it isn't there as the requirements want it.
 * @throws LocalError if it can't be made
 */
export async function ensureEnvironment(python: Extract<Python, { fit: true }>, progress: Progress): Promise<void> {
    const made = createHash("sha256").update(python.version).update(readFileSync(requirements)).digest("hex");
    if (readJsonFile(stamp, stampSchema)?.made === made && (await works())) return;
    progress.begin(`installing the emulated AWS (ministack, on Python ${python.version})`);
    if (existsSync(paths.emulatorEnvironment)) remove(paths.emulatorEnvironment);
    const created = await run(python.command, ["-m", "venv", paths.emulatorEnvironment]);
    if (created.exitCode !== 0)
        throw new LocalError(
            "Python can't make a virtual environment",
            "on Debian and Ubuntu: sudo apt install python3-venv; then run npm start again",
            tail(`${created.stdout}\n${created.stderr}`, 10),
        );
    const options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"];
    const installed = await run(environmentPython, ["-m", "pip", "install", ...options, "-r", requirements], {
        onLine: (line) => {
            const [, name] = /^Collecting (\S+)/.exec(line) ?? [];
            if (name !== undefined) progress.update(`installing the emulated AWS: ${name}`);
        },
    });
    if (installed.exitCode !== 0) throw pipProblem(`${installed.stdout}\n${installed.stderr}`);
    writeJsonFile(stamp, { made });
    progress.done("the emulated AWS is installed in .flotilla/emulator-venv");
}

const works = async (): Promise<boolean> => (await run(environmentPython, ["-c", ""])).exitCode === 0;
