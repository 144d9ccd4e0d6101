import { run } from "./run";

/** Whether containers can be run here, and why not. */
export type Docker =
    | {
          readonly runs: true;
          readonly version: string;
          /** The engine's address, as `DOCKER_HOST` has it. */
          readonly host: string;
      }
    | {
          readonly runs: false;
          /** The client is missing, the engine does not run, or this user may not talk to it. */
          readonly reason: "missing" | "stopped" | "denied";
          /** The same, with the remedy, for people. */
          readonly says: string;
      };

const defaultHost = process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";

/** Tells from what `docker version` printed why Docker can't be used. */
export function whyNoDocker(missing: boolean, stderr: string): Extract<Docker, { runs: false }> {
    if (missing)
        return {
            runs: false,
            reason: "missing",
            says: "there is no Docker client here; install Docker (https://docs.docker.com/get-docker)",
        };
    if (/permission denied/i.test(stderr))
        return {
            runs: false,
            reason: "denied",
            says: "this user may not talk to the Docker engine; add it to the group docker (sudo usermod -aG docker $USER) and log in again",
        };
    return {
        runs: false,
        reason: "stopped",
        says: "the Docker engine doesn't answer; start it (Docker Desktop, or sudo systemctl start docker)",
    };
}

/** Finds out whether Docker can be used. */
export async function findDocker(): Promise<Docker> {
    const version = await run("docker", ["version", "--format", "{{.Server.Version}}"], { timeoutSeconds: 20 });
    if (version.exitCode !== 0) return whyNoDocker(version.missing, version.stderr);
    return { runs: true, version: version.stdout.trim(), host: await findHost() };
}

/** The engine that the client talks to: other programs must be told, for only the client knows of contexts. */
async function findHost(): Promise<string> {
    const given = process.env["DOCKER_HOST"];
    if (given !== undefined && given !== "") return given;
    const context = await run("docker", ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]);
    const host = context.stdout.trim();
    return context.exitCode === 0 && host !== "" ? host : defaultHost;
}

/**
 * Removes all containers with a label.
 * @returns how many there were
 */
export async function removeContainers(label: string): Promise<number> {
    const found = await run("docker", ["ps", "--all", "--quiet", "--filter", `label=${label}`], { timeoutSeconds: 30 });
    const ids = found.stdout.split("\n").filter((id) => id !== "");
    if (found.exitCode !== 0 || ids.length === 0) return 0;
    await run("docker", ["rm", "--force", "--volumes", ...ids], { timeoutSeconds: 120 });
    return ids.length;
}
