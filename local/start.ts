import { loadStack } from "../program/load-stack";
import { loadProject } from "../program/read-project";
import { findSources } from "../program/read-sources";
import { clientSettings } from "./client-settings";
import { closingTable } from "./closing-table";
import { runCommand } from "./command";
import { findDocker, type Docker } from "./docker";
import { formatSeconds, stopwatch } from "./duration";
import { ensureEmulator, type Emulator, type Wanted } from "./emulator";
import { pause } from "./interruption";
import { remove } from "./json-file";
import { operate, operationProblem, type OperationResult, type Scene } from "./operation";
import { paths, root, stackName } from "./paths";
import { parsePort } from "./ports";
import type { Progress } from "./progress";
import { ensurePulumi, ensureStack } from "./pulumi-command";
import { recover, startOver } from "./recover";
import { isLeftover } from "./recovery";
import { takeTurn } from "./run-lock";
import { allowSenders, outboxOf, sendersOf } from "./senders";
import { createHealthReader, type ServiceHealth } from "./service-health";
import { answersAsExpected, reportPlatform } from "./service-report";
import { region, writeStackFiles } from "./stack-files";
import { readOutputs, type StackOutputs } from "./stack-outputs";
import { readStackState, readUpdate, writeUpdate } from "./stack-state";
import { countResources, describeChanges } from "./update-tally";

const help = `npm start: brings the whole platform up on this machine, on an emulated AWS

  npm start                installs what is missing, starts the emulated AWS, brings the stack "local" up
  npm -s start -- --json  the same; the result is JSON on stdout, the progress goes to stderr
  npm stop                 takes everything down again

  FLOTILLA_PORT=4600 npm start    another port than 4566

Run it again after any change: what didn't change is left alone. Logs and state are in .flotilla/.`;

const healthSeconds = 90;

/** Where an emulator's stack is worked on. */
const sceneOf = (emulator: Emulator, docker: Docker, progress: Progress): Scene => ({
    emulator,
    progress,
    surroundings: { port: emulator.port, dockerHost: docker.runs ? docker.host : undefined },
});

/** Brings the stack up once. */
async function update(scene: Scene, mended: boolean): Promise<OperationResult> {
    const { instanceId } = scene.emulator;
    const last = readUpdate();
    const expected = last?.resources ?? 0;
    const isFirst = expected === 0;
    await ensureStack(scene.surroundings, readStackState().kind === "kept");
    writeUpdate({ instanceId, phase: "running", resources: expected, mended });
    const result = await operate(
        // As long as it was never up, a preview tells how much there is to do, and that the configuration is sound.
        {
            command: "up",
            options: isFirst ? [] : ["--skip-preview"],
            verb: isFirst ? "creating" : "updating",
            expected,
        },
        scene,
    );
    const { succeeded, tally } = result;
    const resources = succeeded ? countResources(tally.changes) : expected;
    writeUpdate({ instanceId, phase: succeeded ? "completed" : "failed", resources, mended: mended && !succeeded });
    return result;
}

/** Brings the stack up, from whatever there is. */
async function bringUp(emulator: Emulator, wanted: Wanted, progress: Progress) {
    const recovered = await recover(sceneOf(emulator, wanted.docker, progress), wanted);
    let scene = sceneOf(recovered.emulator, wanted.docker, progress);
    const last = readUpdate();
    const isFirst = last === undefined;
    const hadFailed = last?.phase === "failed";
    let result = await update(scene, recovered.mended);
    const { succeeded, tally } = result;
    const isInTheWay = recovered.mended || (hadFailed && tally.errors.some(isLeftover));
    if (!succeeded && tally.resourceFailed && isInTheWay) {
        progress.failed(`what the last update left is in the way: ${result.tally.errors[0] ?? ""}`);
        progress.note("the stack and the emulated AWS start from empty");
        scene = sceneOf(await startOver(wanted, scene), wanted.docker, progress);
        result = await update(scene, false);
    }
    if (!result.succeeded) throw operationProblem("up", result);
    return { scene, result, isFirst };
}

/** Tells what an update has done. */
function tellOf({ tally, seconds }: OperationResult, isFirst: boolean, progress: Progress): void {
    for (const warning of tally.warnings) progress.note(warning);
    const changes = describeChanges(tally.changes);
    const total = countResources(tally.changes);
    if (changes === "") return progress.done(`nothing to change: ${total} resources`);
    const services = isFirst || tally.changedServices.length === 0 ? "" : ` (${tally.changedServices.join(", ")})`;
    progress.done(`${changes}${services} of ${total} resources in ${formatSeconds(seconds)}`);
}

/** Waits until as many tasks of each service are healthy as are wanted. */
async function waitForHealth(
    { cluster, services }: StackOutputs,
    port: number,
    progress: Progress,
): Promise<Map<string, ServiceHealth>> {
    const read = createHealthReader(port, region());
    const names = Object.values(services).map(({ serviceName }) => serviceName);
    const elapsed = stopwatch();
    for (;;) {
        const health = await read(cluster, names);
        const waiting = names.filter((name) => {
            const { healthy = 0, desired = 0 } = health.get(name) ?? {};
            return healthy < desired;
        });
        if (waiting.length === 0) return health;
        if (elapsed() > healthSeconds) {
            progress.failed(`not healthy after ${healthSeconds} s: ${waiting.join(", ")}`);
            return health;
        }
        progress.update(`waiting for healthy tasks of ${waiting.join(", ")}, ${formatSeconds(elapsed())}`);
        await pause(500);
    }
}

/** Lets the emulated SES send from the addresses that services and functions are given. @returns whether there are any */
async function allowMail(endpoint: string, region: string): Promise<boolean> {
    const project = loadProject(root);
    const { decision } = loadStack(project, stackName, { sources: findSources(project) });
    const { services = [], functions = [] } = decision.plan ?? {};
    const senders = sendersOf([...services, ...functions]);
    await allowSenders(clientSettings({ endpoint, region }), senders);
    return senders.length > 0;
}

async function start(progress: Progress) {
    const elapsed = stopwatch();
    const port = parsePort(process.env["FLOTILLA_PORT"]);
    const giveTurn = await takeTurn();
    try {
        const docker = await findDocker();
        if (docker.runs) progress.done(`Docker ${docker.version}: images are built and run`);
        remove(paths.updateLog);
        const wanted: Wanted = { port, region: region(), docker };
        writeStackFiles(!docker.runs);
        const emulator = await ensureEmulator(wanted, progress);
        if (!docker.runs) progress.note(`images are not built and containers don't run: ${docker.says}`);
        await ensurePulumi(sceneOf(emulator, docker, progress).surroundings, progress);
        const { scene, result, isFirst } = await bringUp(emulator, wanted, progress);
        tellOf(result, isFirst, progress);

        const outputs = await readOutputs(scene.surroundings);
        const served = scene.emulator.port;
        const endpoint = `http://localhost:${served}`;
        progress.begin("asking every service");
        const outbox = (await allowMail(endpoint, wanted.region)) ? outboxOf(endpoint) : undefined;
        const health = docker.runs
            ? await waitForHealth(outputs, served, progress)
            : await createHealthReader(served, wanted.region)(
                  outputs.cluster,
                  Object.values(outputs.services).map(({ serviceName }) => serviceName),
              );
        const report = await reportPlatform(outputs, health, {
            port: served,
            containersRun: docker.runs,
            wait: () => pause(2000),
        });
        const ok = answersAsExpected(report);
        const asked = report.services.filter(({ request }) => request !== undefined);
        const answered = asked.filter(({ request }) => request?.ok === true);
        if (!docker.runs) progress.done("the services are declared, and not run");
        else if (ok) progress.done(`${answered.length} services answer`);
        else progress.failed(`${answered.length} of ${asked.length} services answer`);
        const mail = outbox === undefined ? "" : `\n\nE-mails go nowhere: ${outbox} has them.`;
        progress.print(
            `\n${closingTable(report, docker.runs)}${mail}\n\n${formatSeconds(elapsed())}. To take it down: npm stop`,
        );
        return {
            ok,
            seconds: Math.round(elapsed()),
            endpoint,
            outbox,
            docker: docker.runs ? docker.version : docker.reason,
            resources: countResources(result.tally.changes),
            changes: result.tally.changes,
            changedServices: result.tally.changedServices,
            ...report,
        };
    } finally {
        giveTurn();
    }
}

void runCommand({
    name: "npm start",
    help,
    goOn: "npm start goes on from here; npm stop takes everything down",
    run: start,
});
