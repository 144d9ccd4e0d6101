import { appendFileSync, mkdirSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import manifest from "pulumi/package.json";
import { LocalError } from "./local-error";
import { paths, root, stackName } from "./paths";
import type { Progress } from "./progress";
import { run, tail, type RunResult } from "./run";

/** The emulated AWS has no secrets: this keeps Pulumi from asking for a passphrase. */
const passphrase = "flotilla-local";

/** Where Pulumi works, on this machine. */
export interface Surroundings {
    /** The emulator's port. */
    readonly port: number;
    /** The Docker engine that builds images. */
    readonly dockerHost: string | undefined;
}

/** The environment that Pulumi runs in: nothing of it leads to a real AWS account. */
export function pulumiEnvironment(inherited: NodeJS.ProcessEnv, { port, dockerHost }: Surroundings): NodeJS.ProcessEnv {
    const others = Object.entries(inherited).filter(
        ([name]) => !/^(AWS_|PULUMI_(BACKEND_URL|CONFIG_|STACK))/.test(name),
    );
    return {
        ...Object.fromEntries(others),
        AWS_ENDPOINT_URL: `http://localhost:${port}`,
        AWS_CONFIG_FILE: devNull,
        AWS_SHARED_CREDENTIALS_FILE: devNull,
        AWS_EC2_METADATA_DISABLED: "true",
        PULUMI_BACKEND_URL: pathToFileURL(paths.state).href,
        PULUMI_CONFIG_PASSPHRASE: passphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // `--json` prints the events of the preview too, instead of its result.
        PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
        ...(dockerHost !== undefined && { DOCKER_HOST: dockerHost }),
    };
}

const { version: wantedVersion } = manifest;
const executable = join(root, "node_modules", ".bin", process.platform === "win32" ? "pulumi.cmd" : "pulumi");

/** Runs a command of Pulumi's CLI in the project's folder. */
export async function pulumi(
    words: readonly string[],
    surroundings: Surroundings,
    options: {
        readonly cwd?: string;
        readonly onLine?: (line: string) => void;
        readonly onStart?: (pid: number) => void;
    } = {},
): Promise<RunResult> {
    mkdirSync(paths.state, { recursive: true });
    const result = await run(executable, [...words, "--non-interactive"], {
        cwd: root,
        ...options,
        env: pulumiEnvironment(process.env, surroundings),
    });
    appendFileSync(paths.updateLog, `\n$ pulumi ${words.join(" ")}\n${result.stdout}${result.stderr}`);
    return result;
}

/** The same, for the commands that have no `--config-file`: in a project whose stack file is the generated one. */
export async function pulumiAside(words: readonly string[], surroundings: Surroundings): Promise<RunResult> {
    const result = await pulumi(words, surroundings, { cwd: paths.stack });
    if (result.exitCode === 0) return result;
    throw new LocalError(
        `pulumi ${words.join(" ")} failed`,
        "see Pulumi's message above; npm stop and npm start begin from empty",
        tail(result.stderr, 10),
    );
}

/**
 * Makes sure that the CLI is there: the npm package `pulumi` downloads it when it is first used.
 * @throws LocalError if it can't be downloaded
 */
export async function ensurePulumi(surroundings: Surroundings, progress: Progress): Promise<void> {
    const slow = setTimeout(() => progress.begin("downloading the Pulumi CLI from get.pulumi.com"), 2000);
    const { exitCode, stdout, stderr } = await pulumi(["version"], surroundings).finally(() => clearTimeout(slow));
    const version = /^v(\d\S*)$/m.exec(stdout)?.[1];
    if (exitCode === 0 && version !== undefined) return progress.done(`Pulumi ${version}`);
    throw new LocalError(
        "the Pulumi CLI can't be downloaded",
        `connect to a network that reaches https://get.pulumi.com, or unpack Pulumi ${wantedVersion} into ~/.pulumi/versions/${wantedVersion}/bin; then run it again`,
        tail(`${stdout}\n${stderr}`, 8),
    );
}

/** Makes sure that the stack is there. */
export async function ensureStack(surroundings: Surroundings, exists: boolean): Promise<void> {
    if (!exists) await pulumiAside(["stack", "init", stackName, "--no-select"], surroundings);
}
