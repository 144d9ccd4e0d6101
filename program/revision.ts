import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProjectError } from "./project-error";
import { projectFile } from "./read-project";

/** Where the files of a revision are written to: within the project, so that what they import is found as ever. */
const revisionsFolder = join(".flotilla", "revisions");

/** A project as it was at a git revision. */
export interface Revision {
    /** The commit's hash. */
    readonly commit: string;
    /** The project's folder at that commit, or undefined where there was no project. */
    readonly folder?: string;
}

/** Runs git. @throws ProjectError with what git says, after the given sentence */
function git(folder: string, sentence: string, args: readonly string[], index?: string): string {
    try {
        return execFileSync("git", args, {
            cwd: folder,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
            maxBuffer: 1 << 26,
            env: { ...process.env, ...(index !== undefined && { GIT_INDEX_FILE: index }) },
        });
    } catch (error) {
        const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
        if (code === "ENOENT") throw new ProjectError(`${sentence}: there is no command git; install it`);
        throw new ProjectError(`${sentence}${stderr === undefined || stderr === "" ? "" : `: ${stderr.trim()}`}`);
    }
}

/**
 * Writes the files of a git revision aside, and takes them away again. The user's own files, index and branches are not
 * touched: the files are read into an index of their own, and written from it in the way of a checkout, with the same
 * line endings and modes, which `git archive` would not do for all.
 * @param project the project's folder, which may be anywhere in its repository
 * @param revision a branch, tag, commit or anything else that git takes for one
 * @param use what to do while the files are there
 * @throws ProjectError if there is no git, no repository or no such revision
 */
export function withRevision<Result>(project: string, revision: string, use: (at: Revision) => Result): Result {
    const top = git(project, `${project} is in no git repository`, ["rev-parse", "--show-toplevel"]).trim();
    const prefix = git(project, `${project} is in no git repository`, ["rev-parse", "--show-prefix"]).trim();
    const commit = git(
        project,
        `there is no revision "${revision}"; name a branch, a tag or a commit, which a shallow clone has to fetch first`,
        ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    ).trim();
    const revisions = join(project, revisionsFolder);
    mkdirSync(revisions, { recursive: true });
    const folder = mkdtempSync(join(resolve(revisions), `${commit.slice(0, 12)}-`));
    try {
        const files = join(folder, "files");
        const index = join(folder, "index");
        const failed = `the files of ${revision} can't be read`;
        git(top, failed, ["read-tree", "--no-sparse-checkout", commit], index);
        git(top, failed, ["checkout-index", "--all", "--quiet", `--prefix=${files}/`], index);
        const at = join(files, prefix);
        return use({ commit, ...(existsSync(join(at, projectFile)) && { folder: at }) });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
