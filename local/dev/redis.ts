import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalError } from "../local-error";
import { freePortAfter } from "../ports";
import { waitUntil, type Offspring } from "./offspring";
import { findProgram } from "./programs";

/** A cache that answers. */
export interface LocalCache {
    readonly host: string;
    readonly port: number;
    readonly password: string;
}

/** The server of Valkey or Redis on the path. */
export const findRedis = (): string | undefined => findProgram("valkey-server") ?? findProgram("redis-server");

const host = "127.0.0.1";

const listens = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
        const socket = connect(port, host);
        const end = (answer: boolean) => {
            socket.destroy();
            resolve(answer);
        };
        socket.once("connect", () => end(true)).once("error", () => end(false));
    });

/**
 * Starts a cache for one service, whose data go with it.
 * @throws LocalError if there is none on this machine, or it does not start
 */
export async function startCache(offspring: Offspring): Promise<LocalCache> {
    const program = findRedis();
    if (program === undefined)
        throw new LocalError(
            "a service has a cache, and there is neither Valkey nor Redis on this machine",
            "install one (Debian and Ubuntu: sudo apt install redis-server; macOS: brew install valkey), or use flotilla compose",
        );
    const folder = mkdtempSync(join(tmpdir(), "flotilla-cache-"));
    offspring.keepFolder(folder);
    const port = await freePortAfter(6378);
    const password = randomBytes(16).toString("hex");
    const settings = {
        bind: host,
        port: String(port),
        dir: folder,
        requirepass: password,
        save: "",
        appendonly: "no",
        daemonize: "no",
    };
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    await offspring.start(program, words, { stdio: "ignore" });
    if (!(await waitUntil(() => listens(port), 15)))
        throw new LocalError("the cache does not start", `run it by hand to see why: ${program} --port ${port}`);
    return { host, port, password };
}
