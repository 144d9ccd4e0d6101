import { join } from "node:path";
import Table from "cli-table3";
import type pc from "picocolors";
import type { Plan } from "../../model/plan/plan";
import { samplePath } from "../request";
import { handleInterruption } from "../interruption";
import { Interrupted, LocalError } from "../local-error";
import { paths } from "../paths";
import { createProgress } from "../progress";
import { startDevelopment, type DevelopedService, type Development } from "./development";
import { jsonLine, lineMaker } from "./log-lines";

/** What `flotilla dev` runs, and how it tells of it. */
export interface DevelopArgs {
    readonly plan: Plan;
    readonly folder: string;
    readonly servicesFolder: string;
    readonly only?: readonly string[];
    readonly port?: number;
    readonly reload: boolean;
    readonly json: boolean;
    readonly colours: ReturnType<typeof pc.createColors>;
    /** Prints a line on standard output. */
    readonly print: (text: string) => void;
}

/** Where a service is reached through the routers. */
const routedUrls = ({ plan }: DevelopedService, { routers }: Development): string[] =>
    (plan.exposure?.rules ?? []).flatMap(({ paths: patterns, host }) => {
        const router = routers.find(({ loadBalancer }) => loadBalancer === plan.exposure?.loadBalancer);
        const named = host === undefined ? "" : ` (Host: ${host})`;
        return router === undefined ? [] : [`${router.url}${samplePath(patterns)}${named}`];
    });

const tableOf = (development: Development): string => {
    const table = new Table({
        head: ["service", "through the router", "its own address", ""],
        style: { head: [], border: [], compact: true },
    });
    for (const service of development.services)
        table.push([
            service.plan.name,
            routedUrls(service, development).join("\n") || "-",
            service.url ?? "-",
            service.healthy ? "healthy" : "not healthy",
        ]);
    return table.toString();
};

/** The same, for programs. */
const summaryOf = (development: Development) => ({
    routers: development.routers,
    emulatedAws: development.aws.endpoint,
    services: development.services.map((service) => ({
        name: service.plan.name,
        urls: routedUrls(service, development),
        address: service.url,
        healthy: service.healthy,
    })),
    notes: development.notes,
});

/**
 * Runs a platform on this machine until Ctrl-C, and tells what it says.
 * @returns whether it ran
 */
export async function develop({ json, colours, print, ...args }: DevelopArgs): Promise<boolean> {
    const progress = createProgress(process.stderr);
    const names = [...args.plan.services, ...args.plan.functions].map(({ name }) => name);
    const line = lineMaker(names, colours);
    const interrupted = new Promise<void>((resolve) =>
        handleInterruption(() => {
            progress.note("stopping");
            resolve();
        }),
    );
    try {
        const development = await startDevelopment({
            ...args,
            stateFolder: join(paths.own, "dev"),
            progress,
            tell: (told) => print(json ? jsonLine(told) : line(told)),
        });
        if (json) print(JSON.stringify(summaryOf(development)));
        else print(`\n${tableOf(development)}\n`);
        for (const note of development.notes) progress.note(note);
        progress.note(`the emulated AWS is ${development.aws.endpoint}; Ctrl-C ends all`);
        await interrupted;
        await development.stop();
        progress.done("nothing is left running");
        return true;
    } catch (error) {
        if (error instanceof Interrupted) {
            progress.done("nothing is left running");
            return true;
        }
        if (!(error instanceof LocalError)) throw error;
        progress.failed(error.message);
        if (error.detail !== "") progress.print(`\n${error.detail}\n`);
        progress.print(`→ ${error.remedy}`);
        if (json) print(JSON.stringify({ ok: false, error: error.message, remedy: error.remedy }));
        return false;
    }
}
