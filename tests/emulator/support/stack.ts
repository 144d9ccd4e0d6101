import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parseDocument } from "yaml";
import { changesIn, jsonIn, type Step } from "./preview-steps";

/** What a command printed, and how it ended. */
export interface Outcome {
    readonly exitCode: number | undefined;
    readonly output: string;
}

/** What points the provider at an emulated AWS. */
const providerSettings = {
    "aws:accessKey": "test",
    "aws:secretKey": "test",
    "aws:skipCredentialsValidation": "true",
    "aws:skipMetadataApiCheck": "true",
    "aws:s3UsePathStyle": "true",
};

/** What a command printed; throws with it unless the command succeeded. */
function outputOf({ exitCode, output }: Outcome): string {
    if (exitCode !== 0) throw new Error(output);
    return output;
}

/** A stack of a checkout, driven with the real CLI against an emulated AWS. */
export class Stack {
    private readonly file: string;

    constructor(
        private readonly folder: string,
        readonly name: string,
        private readonly aws: { readonly endpoint: string },
    ) {
        this.file = join(folder, `Pulumi.${name}.yaml`);
    }

    /** Sets a value of the stack file, by path. */
    set(path: readonly (string | number)[], value: unknown): void {
        const document = parseDocument(readFileSync(this.file, "utf8"));
        document.setIn(["config", ...path], value);
        writeFileSync(this.file, document.toString());
    }

    async init(): Promise<void> {
        outputOf(await this.run(["stack", "init", this.name]));
        for (const [key, value] of Object.entries(providerSettings)) this.set([key], value);
    }

    private start(args: readonly string[], killed = false) {
        return execa("node_modules/.bin/pulumi", [...args, "--non-interactive"], {
            cwd: this.folder,
            reject: false,
            detached: killed,
            env: {
                // Writing the state after each of a thousand steps takes longer than the steps; what is to be killed needs it.
                ...(!killed && { PULUMI_SKIP_CHECKPOINTS: "true" }),
                PULUMI_BACKEND_URL: `file://${this.folder}`,
                PULUMI_CONFIG_PASSPHRASE: "test",
                PULUMI_SKIP_UPDATE_CHECK: "true",
                AWS_ENDPOINT_URL: this.aws.endpoint,
            },
        });
    }

    private async run(args: readonly string[]): Promise<Outcome> {
        const { exitCode, stdout, stderr } = await this.start(args);
        return { exitCode, output: exitCode === 0 ? stdout : stdout + stderr };
    }

    private on = (...args: string[]) => this.run([...args, "--stack", this.name]);

    // Most of the time it is waited until a queue is there or gone for sure: side by side.
    private change = (command: string, ...options: string[]) =>
        this.on(command, "--yes", "--parallel", "64", ...options);

    /** `pulumi up`; throws with its output unless it succeeds. */
    up = async (): Promise<string> => outputOf(await this.tryUp());

    tryUp = (...options: string[]): Promise<Outcome> => this.change("up", "--skip-preview", ...options);

    /** `pulumi up` where nothing has changed; throws with its output where it changes anything. */
    async upUnchanged(): Promise<void> {
        outputOf(await this.tryUp("--expect-no-changes"));
    }

    /** `pulumi up` that is killed at a moment, with the processes of its group, and leaves its lock behind: that is taken away. */
    async killUp(moment: () => Promise<void>): Promise<void> {
        const update = this.start(["up", "--yes", "--skip-preview", "--stack", this.name], true);
        await moment();
        if (update.pid !== undefined) process.kill(-update.pid, "SIGKILL");
        await update;
        await this.on("cancel", "--yes");
    }

    tryPreview = (): Promise<Outcome> => this.on("preview");

    tryDestroy = (): Promise<Outcome> => this.change("destroy");

    /** `pulumi destroy`; throws with its output unless it succeeds. */
    async destroy(): Promise<void> {
        outputOf(await this.tryDestroy());
    }

    /** The steps that a preview proposes, without those that leave things as they are. */
    async changes(...options: string[]): Promise<Step[]> {
        return changesIn(outputOf(await this.on("preview", "--json", ...options)));
    }

    /** How many resources the state holds. */
    async resources(): Promise<number> {
        const { output } = await this.on("stack", "export");
        const state = JSON.parse(jsonIn(output)) as { deployment: { resources?: unknown[] } };
        return state.deployment.resources?.length ?? 0;
    }
}
