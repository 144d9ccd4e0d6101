import { writeFileSync } from "node:fs";
import { emulatorVariables, type EmulatorSettings } from "./emulator-process";
import { LocalError } from "./local-error";
import { paths } from "./paths";
import { run, tail } from "./run";

/** The image of the emulator's container: nothing but Python. */
export const containerImage = "python:3.11-slim";

const socketOf = (host: string): string =>
    host.startsWith("unix://") ? host.slice("unix://".length) : "/var/run/docker.sock";

/** The words of `docker run` for the emulator. */
export function containerArguments(name: string, settings: EmulatorSettings): string[] {
    const inside = { ...settings, dockerHost: "unix:///var/run/docker.sock" };
    const variables = { ...emulatorVariables(inside), BIND_HOST: "127.0.0.1", PYTHONDONTWRITEBYTECODE: "1" };
    return [
        ...["run", "--detach", "--name", name, "--network", "host"],
        ...["--volume", `${socketOf(settings.dockerHost ?? "")}:/var/run/docker.sock`],
        ...["--volume", `${paths.emulatorCode}:/emulator:ro`],
        // pip's cache, so that the next start needs no network.
        ...["--volume", "flotilla-emulator-pip:/root/.cache/pip"],
        ...Object.entries(variables).flatMap(([variable, value]) => ["--env", `${variable}=${value}`]),
        containerImage,
        ...[
            "sh",
            "-c",
            "pip install -q --disable-pip-version-check -r /emulator/requirements.txt && exec python /emulator",
        ],
    ];
}

/**
 * Starts the emulator in a container, for a machine without Python.
 * @returns the container's name
 * @throws LocalError if the engine refuses
 */
export async function startEmulatorContainer(settings: EmulatorSettings): Promise<string> {
    const name = `flotilla-emulator-${settings.port}`;
    await run("docker", ["rm", "--force", name]);
    const started = await run("docker", containerArguments(name, settings));
    if (started.exitCode !== 0)
        throw new LocalError(
            `the emulated AWS can't be started in a container of ${containerImage}`,
            "install Python 3.10 or newer, or see Docker's message above; then run npm start again",
            tail(started.stderr, 8),
        );
    return name;
}

/** Whether the container runs. */
export const containerRuns = async (name: string): Promise<boolean> =>
    (await run("docker", ["inspect", "--format", "{{.State.Running}}", name])).stdout.trim() === "true";

/** Keeps the container's output in the emulator's log. */
export async function saveContainerLog(name: string): Promise<void> {
    const { exitCode, stdout, stderr } = await run("docker", ["logs", "--tail", "2000", name]);
    if (exitCode === 0) writeFileSync(paths.emulatorLog, stdout + stderr);
}

/** Stops the container, so that it cleans up after itself, and removes it. */
export async function removeEmulatorContainer(name: string): Promise<void> {
    await run("docker", ["stop", "--time", "30", name]);
    await run("docker", ["rm", "--force", "--volumes", name]);
}
