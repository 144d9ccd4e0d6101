import { spawnSync } from "node:child_process";

/** The first version of Compose that makes a file from what a compose file says is in it. */
const firstVersion = [2, 23, 1] as const;

/** Why Docker Compose is of no use here, or undefined where it is. */
export function whyNoCompose(): string | undefined {
    const { status, stdout } = spawnSync("docker", ["compose", "version", "--short"], { encoding: "utf8" });
    if (status !== 0) return "Docker Compose is not installed";
    const version = stdout.trim().replace(/^v/, "");
    const parts = version.split(".").map(Number);
    const [major, minor, patch] = firstVersion;
    const [ownMajor = 0, ownMinor = 0, ownPatch = 0] = parts;
    const isOlder = ownMajor !== major ? ownMajor < major : ownMinor !== minor ? ownMinor < minor : ownPatch < patch;
    return isOlder ? `Docker Compose is ${version}, and older than ${firstVersion.join(".")}` : undefined;
}
