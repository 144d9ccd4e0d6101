import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emulatorVariables } from "../../../local/emulator-process";
import { paths } from "../../../local/paths";
import { environmentPython } from "../../../local/virtual-environment";
import { freePort } from "../../support/free-port";

/** An emulated AWS that a test has to itself. */
export interface EmulatedAws {
    readonly port: number;
    readonly region: string;
    readonly endpoint: string;
    /** Ends it, and its containers with it. */
    stop(): Promise<void>;
}

/** Starts an emulated AWS on a free port. */
export async function startEmulatedAws(region: string, folder: string): Promise<EmulatedAws> {
    const port = await freePort();
    const file = join(folder, `emulator-${port}.log`);
    const log = openSync(file, "w");
    const child = spawn(environmentPython, [paths.emulatorCode], {
        env: {
            ...process.env,
            ...emulatorVariables({ port, region, dockerHost: undefined }),
            DOCKER_HOST: process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock",
        },
        stdio: ["ignore", log, log],
    });
    closeSync(log);
    const ended = new Promise<void>((exit) => child.once("exit", () => exit()));
    const endpoint = `http://localhost:${port}`;
    for (let attempt = 0; ; attempt++) {
        const answers = await fetch(`${endpoint}/_ministack/health`).then(
            (response) => response.ok,
            () => false,
        );
        if (answers) break;
        if (child.exitCode !== null || attempt > 120)
            throw new Error(`the emulated AWS did not start:\n${readFileSync(file, "utf8").slice(-2000)}`);
        await pause(500);
    }
    return {
        port,
        region,
        endpoint,
        stop: async () => {
            child.kill("SIGTERM");
            const killed = setTimeout(() => child.kill("SIGKILL"), 20_000);
            await ended;
            clearTimeout(killed);
        },
    };
}
