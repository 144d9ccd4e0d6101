import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { removeContainers, type Docker } from "./docker";
import { stopwatch, formatSeconds } from "./duration";
import { emulatorCodeHash } from "./emulator-code";
import { containerRuns, removeEmulatorContainer, saveContainerLog, startEmulatorContainer } from "./emulator-container";
import { askEmulator } from "./emulator-health";
import { startEmulatorProcess, type EmulatorSettings } from "./emulator-process";
import { forgetEmulator, readEmulatorRecord, writeEmulatorRecord, type EmulatorRecord } from "./emulator-record";
import { pause } from "./interruption";
import { LocalError } from "./local-error";
import { paths } from "./paths";
import { freePortAfter, isFree, portOrDefault } from "./ports";
import { commandLine, end, isAlive } from "./processes";
import type { Progress } from "./progress";
import { findPython } from "./python";
import { tail } from "./run";
import { ensureEnvironment } from "./virtual-environment";

/** An emulator that answers. */
export interface Emulator {
    readonly port: number;
    readonly instanceId: string;
    /** Whether it still runs. */
    isAlive(): Promise<boolean>;
}

/** What an emulator is wanted for. */
export interface Wanted {
    /** The port that the user asked for. */
    readonly port: number | undefined;
    readonly region: string;
    readonly docker: Docker;
}

const startSeconds = 60;
/** In a container it first has to be installed. */
const containerStartSeconds = 240;

const handle = (record: EmulatorRecord, instanceId: string): Emulator => ({
    port: record.port,
    instanceId,
    isAlive: async () =>
        (record.pid !== undefined && isAlive(record.pid)) ||
        (await askEmulator(record.port))?.instanceId === instanceId,
});

/** The emulator that was started here, if it runs and answers. */
export async function runningEmulator(): Promise<Emulator | undefined> {
    const record = readEmulatorRecord();
    if (record?.instanceId === undefined) return undefined;
    const health =
        (await askEmulator(record.port)) ??
        ((await stillThere(record)) ? await askEmulator(record.port, 20) : undefined);
    return health?.instanceId === record.instanceId ? handle(record, health.instanceId) : undefined;
}

/** Why an emulator that runs is of no use, or undefined. */
export function whyRestart(record: EmulatorRecord, code: string, dockerHost: string | undefined): string | undefined {
    if (record.code !== code) return "the emulated AWS runs older code than local/emulator";
    if (record.docker === dockerHost) return undefined;
    if (dockerHost === undefined) return "Docker can't be used any more";
    return record.docker === undefined ? "Docker can be used now" : "Docker has another address now";
}

/**
 * Finds the emulator that runs, or starts one.
 * @throws LocalError if the port is taken, or the emulator can't be installed or started
 */
export async function ensureEmulator(wanted: Wanted, progress: Progress): Promise<Emulator> {
    mkdirSync(paths.own, { recursive: true });
    const dockerHost = wanted.docker.runs ? wanted.docker.host : undefined;
    const record = readEmulatorRecord();
    const running = await runningEmulator();
    if (record !== undefined && running !== undefined) {
        if (wanted.port !== undefined && wanted.port !== running.port)
            throw new LocalError(
                `the emulated AWS runs on port ${running.port} already, and FLOTILLA_PORT is ${wanted.port}`,
                "run npm stop first, or unset FLOTILLA_PORT",
            );
        const reason = whyRestart(record, emulatorCodeHash(), dockerHost);
        if (reason === undefined) {
            progress.done(`the emulated AWS runs on port ${running.port}`);
            return running;
        }
        progress.note(`${reason}: it is restarted`);
    } else if (record !== undefined && (await stillThere(record))) {
        progress.note("the emulated AWS doesn't answer: it is restarted");
    }
    if (record !== undefined) await stopEmulator();
    const port = portOrDefault(wanted.port ?? record?.port);
    await checkPort(port);
    return await start({ port, region: wanted.region, dockerHost }, wanted.docker, progress);
}

/** Restarts the emulator: it comes back empty. */
export async function restartEmulator(wanted: Wanted, progress: Progress): Promise<Emulator> {
    await stopEmulator();
    return await ensureEmulator(wanted, progress);
}

async function checkPort(port: number): Promise<void> {
    if (await isFree(port)) return;
    const other = await askEmulator(port);
    const taker = other === undefined ? "another program" : `the emulated AWS of another folder (process ${other.pid})`;
    throw new LocalError(
        `port ${port} is taken by ${taker}`,
        `stop that, or use another port: FLOTILLA_PORT=${await freePortAfter(port)} npm start`,
    );
}

async function start(settings: EmulatorSettings, docker: Docker, progress: Progress): Promise<Emulator> {
    const python = await findPython();
    if (!python.fit && !docker.runs)
        throw new LocalError(
            `the emulated AWS needs Python or Docker: ${python.says}`,
            `or for Docker: ${docker.says}`,
        );
    if (python.fit) await ensureEnvironment(python, progress);
    else progress.note(`${python.says}. Until then the emulated AWS runs in a container`);
    progress.begin(`starting the emulated AWS on port ${settings.port}`);
    const record: EmulatorRecord = {
        port: settings.port,
        code: emulatorCodeHash(),
        ...(settings.dockerHost !== undefined && { docker: settings.dockerHost }),
        ...(python.fit
            ? { pid: startEmulatorProcess(settings) }
            : { container: await startEmulatorContainer(settings) }),
    };
    writeEmulatorRecord(record);
    const instanceId = await waitUntilReady(record, progress);
    writeEmulatorRecord({ ...record, instanceId });
    progress.done(`the emulated AWS runs on port ${settings.port}`);
    return handle(record, instanceId);
}

async function waitUntilReady(record: EmulatorRecord, progress: Progress): Promise<string> {
    const elapsed = stopwatch();
    const limit = record.container === undefined ? startSeconds : containerStartSeconds;
    for (;;) {
        const health = await askEmulator(record.port);
        if (health !== undefined && (record.pid === undefined || health.pid === record.pid)) return health.instanceId;
        if (!(await stillThere(record))) throw await dead("the emulated AWS ended as soon as it was started", record);
        if (elapsed() > limit) throw await dead(`the emulated AWS isn't ready after ${limit} s`, record);
        progress.update(`starting the emulated AWS on port ${record.port}, ${formatSeconds(elapsed())}`);
        await pause(200);
    }
}

/** What is said of an emulator that doesn't run as it should. */
async function dead(message: string, record: EmulatorRecord): Promise<LocalError> {
    if (record.container !== undefined) await saveContainerLog(record.container);
    await stopEmulator();
    return new LocalError(message, "its log is .flotilla/emulator.log; run npm start again", emulatorLogTail());
}

/** The end of the emulator's log. */
export const emulatorLogTail = (): string =>
    existsSync(paths.emulatorLog) ? tail(readFileSync(paths.emulatorLog, "utf8"), 15) : "";

/** Whether the process or container of an emulator is there, whatever it answers. */
async function stillThere(record: EmulatorRecord): Promise<boolean> {
    if (record.container !== undefined) return containerRuns(record.container);
    // The id may be another process's by now.
    return record.pid !== undefined && ((await commandLine(record.pid))?.includes(paths.emulatorCode) ?? false);
}

/**
 * Stops the emulator that was started here, and removes its containers.
 * @returns whether there was one
 */
export async function stopEmulator(): Promise<boolean> {
    const record = readEmulatorRecord();
    if (record === undefined) return false;
    const was = await stillThere(record);
    if (was && record.container !== undefined) {
        await saveContainerLog(record.container);
        await removeEmulatorContainer(record.container);
    } else if (was && record.pid !== undefined) {
        await end(record.pid, "SIGTERM", 40);
    }
    if (record.docker !== undefined) await removeContainers(`ministack.instance=flotilla:${record.port}`);
    forgetEmulator();
    return was;
}
