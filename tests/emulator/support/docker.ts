import { existsSync } from "node:fs";
import { execa } from "execa";

/** Debian's client has BuildKit built in; another one on the path may lack it. */
const client = existsSync("/usr/bin/docker") ? "/usr/bin/docker" : "docker";

/** Runs the Docker client; throws unless it succeeds. */
export async function docker(...args: string[]): Promise<string> {
    const { stdout } = await execa(client, args, { env: { DOCKER_BUILDKIT: "1" } });
    return stdout;
}

/** Whether there is a Docker engine to run containers on. */
export const dockerRuns = async (): Promise<boolean> =>
    (await execa(client, ["info"], { reject: false })).exitCode === 0;
