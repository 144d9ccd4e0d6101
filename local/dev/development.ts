import { join } from "node:path";
import { rulesOn, type Plan } from "../../model/plan/plan";
import type { FunctionPlan } from "../../model/plan/function";
import type { ServicePlan } from "../../model/plan/service";
import { listed } from "../../model/words";
import { throwIfInterrupted } from "../interruption";
import { LocalError } from "../local-error";
import { freePortAfter, isFree } from "../ports";
import type { Progress } from "../progress";
import { startEmulatedAws, type EmulatedAws } from "./emulated-aws";
import { startFunctions } from "./functions";
import { Offspring, waitUntil } from "./offspring";
import { linksOf, makeResources, type Resources } from "./resources";
import { startRouter, type Router } from "./router";
import { jobCommand, serviceCommand, type Runnable } from "./runnable";
import { startTelling, Supervised, type BackOff, type Told } from "./supervised";
import { processVariables } from "./variables";
import { watchContext, type Watch } from "./watch-context";

/** What is to run on this machine. */
export interface DevelopmentArgs {
    readonly plan: Plan;
    /** The project's folder. */
    readonly folder: string;
    /** The folder of the services, relative to it. */
    readonly servicesFolder: string;
    /** Where it is written down what runs, for who comes after a kill. */
    readonly stateFolder: string;
    readonly progress: Progress;
    /** Called with each line of a service, and with what becomes of it. */
    readonly tell: (told: Told) => void;
    /** The services to run. @default all */
    readonly only?: readonly string[];
    /** The port of the default load balancer's router. @default 8080, or the next that is free */
    readonly port?: number;
    /** Whether a service is started again when a file of its image is saved. @default true */
    readonly reload?: boolean;
    readonly backOff?: BackOff;
    /** Further variables of services, by service. @default none */
    readonly variables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A service as it runs on this machine. */
export interface DevelopedService {
    readonly plan: ServicePlan;
    /** Its own address, without the router; undefined where it listens to nothing. */
    readonly url: string | undefined;
    readonly process: Supervised;
    /** Whether it answered its health check once it was started. */
    readonly healthy: boolean;
}

/** A platform that runs on this machine. */
export interface Development {
    /** The routers, one a load balancer. */
    readonly routers: readonly { readonly loadBalancer: string; readonly url: string }[];
    readonly services: readonly DevelopedService[];
    readonly aws: EmulatedAws;
    readonly resources: Resources;
    /** What is in the configuration and not here, in sentences. */
    readonly notes: readonly string[];
    /** Ends all of it, and leaves nothing behind. */
    stop(): Promise<void>;
}

const defaultRouterPort = 8080;
const healthSeconds = 60;

/** Of the services of a plan those that are named. @throws LocalError if there is none of a name */
function chosenServices({ services, functions }: Plan, only: readonly string[] | undefined): ServicePlan[] {
    const known = [...services, ...functions].map(({ name }) => name);
    const unknown = (only ?? []).find((name) => !known.includes(name));
    if (unknown !== undefined)
        throw new LocalError(`there is no service or function "${unknown}"`, `write one of ${listed(known)}`);
    return services.filter(({ name }) => only === undefined || only.includes(name));
}

/** What of the configuration of services and functions has no part in a run on this machine. */
function notesOf(services: readonly ServicePlan[], functions: readonly FunctionPlan[]): string[] {
    const names = new Set(services.map(({ name }) => name));
    const ofServices = services.flatMap(({ name, calls, sidecars, volumes, secrets, exposure, jobs }) => {
        const missing = calls.filter(({ service }) => !names.has(service)).map(({ service }) => service);
        const guarded = exposure?.rules.some(({ authentication }) => authentication !== undefined) === true;
        const unset = Object.keys(secrets).filter((variable) => process.env[variable] === undefined);
        const scheduled = jobs.filter(({ schedule }) => schedule !== undefined);
        return [
            ...(missing.length > 0 ? [`${name} calls ${listed(missing)}, which is not run`] : []),
            ...(guarded ? [`the routes of ${name} ask nobody who they are`] : []),
            ...(unset.length > 0 ? [`${name} gets the word local for ${listed(unset)}: set it, to give another`] : []),
            ...(sidecars.length > 0 ? [`the sidecars of ${name} are not run`] : []),
            ...(volumes.length > 0 ? [`the volumes of ${name} are not mounted`] : []),
            ...(scheduled.length > 0 ? [`the scheduled jobs of ${name} are not run`] : []),
        ];
    });
    const ofFunctions = functions.flatMap(({ name, schedule }) =>
        schedule === undefined ? [] : [`${name} is not run at its times`],
    );
    return [...ofServices, ...ofFunctions];
}

/** A port for each service that has one, the same ones from run to run as long as they are free. */
async function choosePorts(services: readonly ServicePlan[], after: number): Promise<Map<string, number>> {
    const ports = new Map<string, number>();
    let last = after;
    for (const { name, port, runs } of services) {
        if (port === undefined || runs === "jobs") continue;
        last = await freePortAfter(last);
        ports.set(name, last);
    }
    return ports;
}

async function routerPort(wanted: number | undefined): Promise<number> {
    if (wanted === undefined)
        return (await isFree(defaultRouterPort)) ? defaultRouterPort : await freePortAfter(defaultRouterPort);
    if (wanted === 0 || (await isFree(wanted))) return wanted;
    throw new LocalError(`port ${wanted} is taken`, `write another, for example --port ${await freePortAfter(wanted)}`);
}

/**
 * Runs a platform on this machine: its services as processes, what they are linked to, and routers with its routes.
 * @throws LocalError if something is missing here; then nothing is left running
 */
export async function startDevelopment(args: DevelopmentArgs): Promise<Development> {
    const offspring = new Offspring(join(args.stateFolder, "processes.json"));
    const earlier = await offspring.begin();
    if ("running" in earlier)
        throw new LocalError(
            `flotilla dev runs in this folder already (process ${earlier.running})`,
            "stop it with Ctrl-C, or use that",
        );
    if (earlier.ended > 0) args.progress.note("the last run was killed: what it left was ended");
    const closing: (() => Promise<void>)[] = [];
    const stop = async () => {
        await Promise.all(closing.splice(0).map((close) => close()));
        await offspring.finish();
    };
    try {
        return { ...(await start(args, offspring, closing)), stop };
    } catch (error) {
        await stop();
        throw error;
    }
}

/** Each health check is asked for as long as the process may still come up. */
const answers = async (url: string, process: Supervised): Promise<boolean> =>
    await waitUntil(async () => {
        throwIfInterrupted();
        if (process.pid === undefined) return false;
        const asked = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
        await asked?.body?.cancel();
        return asked !== undefined && asked.status < 500;
    }, healthSeconds);

async function start(
    args: DevelopmentArgs,
    offspring: Offspring,
    closing: (() => Promise<void>)[],
): Promise<Omit<Development, "stop">> {
    const { plan, folder, progress, tell } = args;
    const services = chosenServices(plan, args.only);
    const functions = plan.functions.filter(({ name }) => args.only?.includes(name) !== false);
    const folderOf = (name: string) => join(folder, args.servicesFolder, name);
    const runnables = new Map<string, Runnable>();
    for (const { name, runs } of services)
        if (runs !== "jobs") runnables.set(name, serviceCommand(name, folderOf(name)));

    progress.begin("starting the emulated AWS");
    const firstPort = await routerPort(args.port);
    const aws = await startEmulatedAws(
        { region: plan.region, log: join(args.stateFolder, "emulator.log") },
        offspring,
        progress,
    );
    throwIfInterrupted();
    progress.done(`the emulated AWS runs on port ${aws.port}`);
    progress.begin("making what the services are linked to");
    const resources = await makeResources(
        { ...(plan.events && { events: plan.events }), topics: plan.topics, services, functions },
        aws,
        offspring,
    );
    throwIfInterrupted();
    progress.done(madeText(resources));

    const ports = await choosePorts(services, Math.max(firstPort, defaultRouterPort));
    const addresses = Object.fromEntries([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}`]));
    const variables = (service: ServicePlan) => ({
        ...processVariables(service, {
            port: ports.get(service.name),
            links: linksOf(service, resources),
            aws,
            addresses,
        }),
        ...args.variables?.[service.name],
    });
    for (const service of services) await migrate(service, folderOf(service.name), variables(service), args, offspring);

    const watches = await startFunctions(functions, {
        folder: join(folder, args.servicesFolder),
        bundles: join(args.stateFolder, "functions"),
        resources,
        aws,
        reload: args.reload !== false,
        tell,
    });
    closing.push(...watches.map((watch) => () => watch.close()));

    const processes = new Map<string, Supervised>();
    for (const service of services) {
        const runnable = runnables.get(service.name);
        if (runnable === undefined) continue;
        const process = new Supervised({
            name: service.name,
            runnable,
            variables: variables(service),
            offspring,
            tell,
            ...(args.backOff && { backOff: args.backOff }),
        });
        processes.set(service.name, process);
        closing.push(() => process.stop());
        process.start();
        if (runnable.reload && args.reload !== false) {
            const watch = await watchService(service, args, process);
            if (watch !== undefined) closing.push(() => watch.close());
        }
    }

    const routers: { loadBalancer: string; url: string }[] = [];
    for (const [index, { key }] of plan.loadBalancers.entries()) {
        const rules = rulesOn({ services }, key);
        const listening: Router = await startRouter({
            rules,
            addressOf: (name) => (processes.get(name)?.pid === undefined ? undefined : addresses[name]),
            port: index === 0 ? firstPort : await freePortAfter(Math.max(defaultRouterPort, ...ports.values())),
        });
        closing.push(() => listening.close());
        routers.push({ loadBalancer: key, url: `http://localhost:${listening.port}` });
    }

    progress.begin("waiting until the services are healthy");
    const developed = await Promise.all(
        services.flatMap((service) => {
            const process = processes.get(service.name);
            if (process === undefined) return [];
            const url = addresses[service.name];
            const path = service.exposure?.healthCheck.path ?? "/health";
            return (async (): Promise<DevelopedService> => {
                const healthy = url === undefined || (await answers(`${url}${path}`, process));
                return { plan: service, url, process, healthy };
            })();
        }),
    );
    const sick = developed.filter(({ healthy }) => !healthy).map(({ plan: { name } }) => name);
    if (sick.length > 0) progress.failed(`not healthy after ${healthSeconds} s: ${listed(sick)}`);
    else progress.done(`${developed.length} services run`);
    return { routers, services: developed, aws, resources, notes: notesOf(services, functions) };
}

/** What was made, in a few words: `2 databases, 1 table, 1 queue`. */
function madeText({ databases, caches, tables, queues, topics }: Resources): string {
    const counts = [
        [databases.size, "database"],
        [caches.size, "cache"],
        [tables.size, "table"],
        [queues.size, "queue"],
        [Object.keys(topics).length, "topic"],
    ] as const;
    const made = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`]));
    return made.length === 0 ? "the services are linked to nothing" : `made ${listed(made)}`;
}

/** Runs the jobs that come before a deployment, as a deployment does. @throws LocalError if one fails */
async function migrate(
    service: ServicePlan,
    folder: string,
    variables: Readonly<Record<string, string>>,
    { progress, tell }: DevelopmentArgs,
    offspring: Offspring,
): Promise<void> {
    for (const job of service.jobs.filter(({ beforeDeployment }) => beforeDeployment)) {
        progress.begin(`running ${job.name} of ${service.name}`);
        const runnable = jobCommand(folder, job.command);
        const { child, ended } = await startTelling({ name: service.name, runnable, variables, offspring, tell });
        const { code, text } = await ended;
        if (child.pid !== undefined) offspring.forget(child.pid);
        throwIfInterrupted();
        if (code !== 0)
            throw new LocalError(
                `${job.name} of ${service.name} ${text}`,
                "see its lines above; correct it, and start again",
            );
        progress.done(`${job.name} of ${service.name}`);
    }
}

async function watchService(
    { name, image }: ServicePlan,
    { folder, tell }: DevelopmentArgs,
    process: Supervised,
): Promise<Watch | undefined> {
    if (image.kind !== "built") return undefined;
    return await watchContext(join(folder, image.context), image.dockerfile, (path) => {
        tell({ service: name, from: "supervisor", line: `${path} was saved: starts again` });
        void process.restart();
    });
}
