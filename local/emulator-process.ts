import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { environmentPython } from "./virtual-environment";
import { paths, root } from "./paths";

/** What an emulator is started with. */
export interface EmulatorSettings {
    readonly port: number;
    readonly region: string;
    /** The Docker engine to run containers on; none if there is none. */
    readonly dockerHost: string | undefined;
}

/** The environment variables that ministack and its patches read. */
export const emulatorVariables = ({ port, region, dockerHost }: EmulatorSettings): Record<string, string> => ({
    GATEWAY_PORT: String(port),
    MINISTACK_REGION: region,
    // A socket that is not there is how ministack is told that there is no Docker.
    DOCKER_HOST: dockerHost ?? "unix:///nonexistent/docker.sock",
    PYTHONUNBUFFERED: "1",
});

/**
 * Starts the emulator as a process that outlives this one.
 * @param logFile where its output goes
 * @returns its id
 */
export function startEmulatorProcess(settings: EmulatorSettings, logFile: string = paths.emulatorLog): number {
    const log = openSync(logFile, "w");
    try {
        const child = spawn(environmentPython, [paths.emulatorCode], {
            cwd: root,
            detached: true,
            stdio: ["ignore", log, log],
            // Nobody else on the network may run containers here.
            env: { ...process.env, BIND_HOST: "127.0.0.1", ...emulatorVariables(settings) },
        });
        // Its death is noticed by its id; without a listener the event would end this process.
        child.on("error", () => undefined);
        child.unref();
        return child.pid ?? -1;
    } finally {
        closeSync(log);
    }
}
