import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { flotilla, type Answer } from "./temporary-project";

const serviceFile = (name: string, more = "") => `import { defineService } from "flotilla/service";

export default defineService({
    name: "${name}",
    image: { context: "." },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    port: 8080,
    routes: ["/${name}", "/${name}/*"],
    user: "1000:1000",
    ${more}
});
`;

/** A service's files. */
export const service = (name: string, more?: string): Record<string, string> => ({
    [`services/${name}/service.ts`]: serviceFile(name, more),
    [`services/${name}/Dockerfile`]: "FROM scratch\nCOPY src ./\n",
    [`services/${name}/src/server.js`]: `console.log("${name}");\n`,
});

/** A stack file of the project shop. */
export const stack = (environment: string, more = ""): string => `config:
    aws:region: eu-west-1
    shop:environment: { class: ${environment} }
    shop:capacity: { instanceTypes: [t3.medium] }
${more}`;

/** A project named shop whose image is built, in a folder of its own, and in a git repository if it is asked for. */
export class GitProject {
    readonly root = mkdtempSync(join(tmpdir(), "flotilla-git-"));
    readonly folder: string;

    /** @param subfolder where the project is in the repository. @default at its top */
    constructor(subfolder = ".") {
        this.folder = join(this.root, subfolder);
        this.write({
            "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            "Pulumi.dev.yaml": stack("disposable"),
            "Pulumi.prod.yaml": stack("production", "    shop:services: { web: { scaling: { min: 2, max: 6 } } }\n"),
            ".gitignore": ".flotilla/\n",
            ...service("web"),
        });
    }

    write(files: Readonly<Record<string, string>>): void {
        for (const [path, text] of Object.entries(files)) {
            const file = join(this.folder, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
    }

    git(...args: string[]): string {
        const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        return execFileSync("git", [...identity, ...args], { cwd: this.root, encoding: "utf8", stdio: "pipe" });
    }

    /** Makes a repository of it, with one commit on the branch main. */
    commit(): void {
        this.git("init", "--quiet", "--initial-branch", "main");
        this.commitAll();
    }

    commitAll(): void {
        this.git("add", "--all");
        this.git("commit", "--quiet", "--message", "x");
    }

    /** Runs `flotilla diff` there. */
    diff(...args: string[]): Promise<Answer> {
        return flotilla(this.folder, ["diff", ...args]);
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }
}
