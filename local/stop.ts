import { existsSync } from "node:fs";
import { runCommand } from "./command";
import { findDocker, removeContainers } from "./docker";
import { formatSeconds, stopwatch } from "./duration";
import { runningEmulator, stopEmulator, type Emulator } from "./emulator";
import { readEmulatorRecord } from "./emulator-record";
import { operate, type Scene } from "./operation";
import { paths } from "./paths";
import type { Progress } from "./progress";
import { ensurePulumi } from "./pulumi-command";
import { endLeftovers } from "./recover";
import { takeTurn } from "./run-lock";
import { forgetStack, readStackState, readUpdate } from "./stack-state";
import { describeChanges } from "./update-tally";

const help = `npm stop: takes down what npm start has brought up

  npm stop                destroys the stack "local", stops the emulated AWS, and removes its containers
  npm -s stop -- --json  the same; the result is JSON on stdout, the progress goes to stderr`;

/** The slowest resource takes a minute. */
const patienceSeconds = 120;

/** Destroys the stack, if there is anything of it on this emulator. */
async function destroy(emulator: Emulator, progress: Progress): Promise<boolean> {
    const docker = await findDocker();
    const surroundings = { port: emulator.port, dockerHost: docker.runs ? docker.host : undefined };
    const scene: Scene = { emulator, progress, surroundings };
    const hasStaleLock = await endLeftovers(scene);
    const state = readStackState();
    if (state.kind !== "kept" || !existsSync(paths.stackFile)) return true;
    if (readUpdate()?.instanceId !== emulator.instanceId) {
        progress.note("the stack's state is of an emulated AWS that is gone: it is dropped");
        return true;
    }
    if (hasStaleLock || state.pending > 0 || readUpdate()?.phase === "running") {
        // What it was creating is in no state, and keeps the rest from being deleted.
        progress.note("the last run was killed half-way: what there is goes with the emulated AWS");
        return true;
    }
    await ensurePulumi(surroundings, progress);
    const result = await operate(
        {
            command: "destroy",
            // Most of the time it is waited until a queue is gone for sure: side by side.
            options: ["--skip-preview", "--parallel", "24"],
            verb: "deleting",
            expected: readUpdate()?.resources ?? 0,
            patience: patienceSeconds,
        },
        scene,
    );
    if (result.succeeded) {
        progress.done(
            `${describeChanges(result.tally.changes) || "nothing to delete"} in ${formatSeconds(result.seconds)}`,
        );
        return true;
    }
    progress.failed("pulumi destroy failed; what is left goes with the emulated AWS");
    progress.print(`\n${result.tally.errors.join("\n\n")}\n`);
    return false;
}

async function stop(progress: Progress) {
    const elapsed = stopwatch();
    const giveTurn = await takeTurn();
    try {
        const record = readEmulatorRecord();
        const emulator = await runningEmulator();
        const state = readStackState();
        if (record === undefined && state.kind === "none") {
            progress.done("nothing is running");
            return { ok: true, seconds: Math.round(elapsed()), destroyed: false };
        }
        let ok = true;
        if (emulator !== undefined) ok = await destroy(emulator, progress);
        else {
            await endLeftovers({ progress });
            if (state.kind !== "none")
                progress.note(
                    "the emulated AWS has ended before: there is nothing to destroy, and the stack's state is dropped",
                );
        }
        progress.begin("stopping the emulated AWS");
        await stopEmulator();
        if (record !== undefined) await removeContainers(`ministack.instance=flotilla:${record.port}`);
        forgetStack();
        progress.done(`nothing is left running; ${formatSeconds(elapsed())}`);
        return { ok, seconds: Math.round(elapsed()), destroyed: emulator !== undefined && ok };
    } finally {
        giveTurn();
    }
}

void runCommand({ name: "npm stop", help, goOn: "npm stop goes on from here", run: stop });
