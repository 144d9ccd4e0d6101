import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../../cli/run";

/** What a command answered. */
export interface Answer {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** How a command is run. */
export interface RunOptions {
    /** The width of the terminal that a person reads at. @default - no terminal */
    readonly terminal?: number;
    readonly env?: Readonly<Record<string, string>>;
}

/** A service's file, with more lines in it. */
export const serviceText = (
    name: string,
    ...lines: readonly string[]
): string => `import { defineService } from "flotilla/service";

export default defineService({
    name: "${name}",
    image: { uri: "registry.example.com/shop/${name}:1.4.2" },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/${name}"],
    user: "1000:1000",
${lines.map((line) => `    ${line}\n`).join("")}});
`;

/** A stack file, with more lines in its configuration. */
export const stackText = (...lines: readonly string[]): string => `config:
    aws:region: eu-west-1
    shop:environment: { class: disposable }
    shop:capacity: { instanceTypes: [t3.medium] }
${lines.map((line) => `    ${line}\n`).join("")}`;

/** Runs the command line in this process. */
export async function flotilla(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Answer> {
    const written = { stdout: "", stderr: "" };
    const stream = (name: keyof typeof written) => ({
        write: (text: string) => (written[name] += text),
        isTTY: options.terminal !== undefined,
        ...(options.terminal !== undefined && { columns: options.terminal }),
    });
    const surroundings = { stdout: stream("stdout"), stderr: stream("stderr"), env: options.env ?? {}, cwd: () => cwd };
    const code = await run(args, surroundings);
    return { code, ...written };
}

/** A small project that is named shop, in a folder of its own: one service, the stacks dev and prod. */
export class TemporaryProject {
    readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "flotilla-cli-")));

    constructor(files: Readonly<Record<string, string>> = {}) {
        this.write({
            "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            "Pulumi.dev.yaml": stackText(),
            "Pulumi.prod.yaml": stackText("shop:services: { web: { scaling: { min: 2, max: 6 } } }"),
            "services/web/service.ts": serviceText("web"),
            ...files,
        });
    }

    write(files: Readonly<Record<string, string>>): void {
        for (const [path, text] of Object.entries(files)) {
            const file = join(this.folder, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
    }

    run(...args: readonly string[]): Promise<Answer> {
        return flotilla(this.folder, args);
    }

    /** Runs a command as on a terminal, so wide. */
    runOnTerminal(terminal: number, ...args: readonly string[]): Promise<Answer> {
        return flotilla(this.folder, args, { terminal });
    }

    remove(): void {
        rmSync(this.folder, { recursive: true });
    }
}

/** Makes a project, uses it, and takes it away. */
export async function inProject<Result>(
    files: Readonly<Record<string, string>>,
    use: (project: TemporaryProject) => Promise<Result>,
): Promise<Result> {
    const project = new TemporaryProject(files);
    try {
        return await use(project);
    } finally {
        project.remove();
    }
}
