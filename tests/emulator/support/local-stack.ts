import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parseDocument } from "yaml";
import { ask, type Answer } from "./ask";
import { changesIn, jsonIn, type Step } from "./preview-steps";
import type { Outcome } from "./stack";

/** What the stack tells of itself. */
export interface Outputs {
    readonly url: string;
    readonly services: Readonly<Record<string, { readonly image: string } | undefined>>;
}

/** The stack that `npm start` brings up in a checkout, driven by the commands that a user has. */
export class LocalStack {
    readonly endpoint: string;

    constructor(
        private readonly folder: string,
        readonly port: number,
    ) {
        this.endpoint = `http://localhost:${port}`;
    }

    start = (): Promise<Outcome> => this.npm("start");
    stop = (): Promise<Outcome> => this.npm("stop");

    private async npm(script: string): Promise<Outcome> {
        const { exitCode, all } = await execa("npm", ["run", "--silent", script], {
            cwd: this.folder,
            all: true,
            reject: false,
            env: { FLOTILLA_PORT: String(this.port) },
        });
        return { exitCode, output: all };
    }

    /** Sets a value of the stack, by path, in the file that the user edits. */
    setCommitted(path: readonly (string | number)[], value: unknown): void {
        this.setIn("Pulumi.local.yaml", path, value);
    }

    /** Sets a value of the stack, by path: in the file that the user edits, and in the one that `npm start` made of it. */
    set(path: readonly (string | number)[], value: unknown): void {
        this.setCommitted(path, value);
        this.setIn(".flotilla/stack/Pulumi.local.yaml", path, value);
    }

    private setIn(file: string, path: readonly (string | number)[], value: unknown): void {
        const document = parseDocument(readFileSync(join(this.folder, file), "utf8"));
        document.setIn(["config", ...path], value);
        writeFileSync(join(this.folder, file), document.toString());
    }

    private async pulumi(...args: string[]): Promise<Outcome> {
        const { exitCode, stdout, stderr } = await execa(
            "node_modules/.bin/pulumi",
            [...args, "--stack", "local", "--non-interactive"],
            {
                cwd: this.folder,
                reject: false,
                env: {
                    PULUMI_BACKEND_URL: `file://${this.folder}/.flotilla/state`,
                    PULUMI_CONFIG_PASSPHRASE: "flotilla-local",
                    PULUMI_SKIP_UPDATE_CHECK: "true",
                    AWS_ENDPOINT_URL: this.endpoint,
                },
            },
        );
        return { exitCode, output: exitCode === 0 ? stdout : stdout + stderr };
    }

    private configured = (...args: string[]) =>
        this.pulumi(...args, "--config-file", join(this.folder, ".flotilla", "stack", "Pulumi.local.yaml"));

    tryUp = (): Promise<Outcome> => this.configured("up", "--yes", "--skip-preview");

    /** `pulumi up`; throws with its output unless it succeeds. */
    async up(): Promise<void> {
        const { exitCode, output } = await this.tryUp();
        if (exitCode !== 0) throw new Error(output);
    }

    /** The steps that a preview proposes, without those that leave things as they are. */
    async changes(...options: string[]): Promise<Step[]> {
        const { exitCode, output } = await this.configured("preview", "--json", ...options);
        if (exitCode !== 0) throw new Error(output);
        return changesIn(output);
    }

    async outputs(): Promise<Outputs> {
        const { output } = await this.pulumi("stack", "output", "--json");
        return JSON.parse(jsonIn(output)) as Outputs;
    }

    /** Asks the load balancer for a path. */
    ask = (host: string, path: string): Promise<Answer> => ask(this.port, host, path);
}
