import { relative, resolve, sep } from "node:path";
import { watch } from "chokidar";
import { sentFiles } from "../../program/read-build-context";

/** How long is waited for further files, where an editor or Git writes several. */
const settleMs = 150;

/** A watch that goes on until it is closed. */
export interface Watch {
    close(): Promise<void>;
}

/**
 * Tells when a file is saved of those that a service's image is built from.
 * @param context the folder that Docker builds from
 * @param dockerfile relative to it
 * @param onChange called with the path of one of them, relative to the context
 */
export async function watchContext(
    context: string,
    dockerfile: string,
    onChange: (path: string) => void,
): Promise<Watch> {
    const root = resolve(context);
    const isSent = sentFiles(root, dockerfile);
    const pathOf = (path: string) => relative(root, path).split(sep).join("/");
    let timer: NodeJS.Timeout | undefined;
    const watcher = watch(root, {
        ignoreInitial: true,
        // A folder that is not sent may hold files that are: `*` and `!src` in .dockerignore.
        ignored: (path, stats) => {
            const name = pathOf(path);
            if (name === "" || stats?.isFile() !== true) return /(^|\/)(node_modules|\.git|\.flotilla)$/.test(name);
            return !isSent(name);
        },
    });
    watcher.on("all", (_event, path) => {
        clearTimeout(timer);
        timer = setTimeout(() => onChange(pathOf(path)), settleMs);
    });
    await new Promise<void>((ready) => watcher.once("ready", () => ready()));
    return {
        close: async () => {
            clearTimeout(timer);
            await watcher.close();
        },
    };
}
