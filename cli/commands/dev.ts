import { Command } from "commander";
import { contextOf } from "../context";
import { problemsOf } from "../located-problem";
import { problemText, tallyOf } from "../problem-text";
import { portOf } from "../port-option";
import { chooseStack, openProject } from "../project";
import { loadStack } from "../../program/load-stack";
import { findSources } from "../../program/read-sources";

interface DevOptions {
    readonly stack: string;
    readonly only?: readonly string[];
    readonly port?: number;
    readonly reload: boolean;
}

/** The stack whose configuration is run, where none is named. */
const defaultStack = "local";

/** `flotilla dev`: the platform on this machine, as processes. */
export const devCommand = (): Command =>
    new Command("dev")
        .summary("run the services on this machine, with all that they are linked to, and reload what is saved")
        .description(
            "Runs the services of a stack as processes on this machine, behind a router with the same routes as the load balancer. They get the variables that their containers would: databases and caches are processes of this machine, the rest is an emulated AWS. A service that is saved is started again, and so is one that fails. Ctrl-C ends all of it, and what was stored with it.",
        )
        .option("--stack <stack>", "the stack whose configuration is run", defaultStack)
        .option("--only <services>", "the services to run, separated by commas", (text: string) =>
            text.split(",").map((name) => name.trim()),
        )
        .option("--port <port>", "the port of the router (default: 8080, or the next that is free)", portOf)
        .option("--no-reload", "start nothing again when it is saved")
        .addHelpText(
            "after",
            `
Examples:
  flotilla dev                          all services, on http://localhost:8080
  flotilla dev --only order,payment     two of them
  flotilla dev --json | jq -c .log      each line of the services as JSON

A service is run by the script dev of its package.json, else from src/server.ts (also .js, .mjs and src/index),
else by the script start. Where it needs a database or a cache, PostgreSQL and Valkey or Redis must be installed;
the emulated AWS needs Python 3.10 or newer.

Exit codes: 0 ended by Ctrl-C; 1 the configuration has errors, or something is missing here; 2 wrong usage.`,
        )
        .action(async ({ stack, ...options }: DevOptions, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const loaded = loadStack(project, chooseStack(project, stack), { sources: findSources(project) });
            const { refused, plan, problems } = loaded.decision;
            if (refused || plan === undefined) {
                const located = problemsOf(loaded);
                if (context.json) context.printJson({ ok: false, problems: located });
                else
                    for (const text of [...located.map((each) => problemText(each, context)), "", tallyOf(located)])
                        context.print(text);
                context.fail();
                return;
            }
            for (const problem of problemsOf({ ...loaded, decision: { ...loaded.decision, problems } }))
                context.tell(problemText(problem, context));
            // What is kept of a run is in the project's folder, wherever the command was given.
            process.chdir(project.folder);
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
            const { develop } = require("../../local/dev/develop") as typeof import("../../local/dev/develop");
            const ok = await develop({
                plan,
                folder: project.folder,
                servicesFolder: project.servicesFolder,
                json: context.json,
                colours: context.colours,
                print: (text) => context.print(text),
                ...options,
            });
            if (!ok) context.fail();
        });
