import { Command } from "commander";
import { loadStack } from "../../program/load-stack";
import { findSources } from "../../program/read-sources";
import { contextOf } from "../context";
import { problemsOf } from "../located-problem";
import { problemText, tallyOf } from "../problem-text";
import { chooseStack, openProject } from "../project";
import { portOf } from "../port-option";

type WriteCompose = typeof import("../../local/compose/write-compose");

interface ComposeOptions {
    readonly stack: string;
    readonly out: string;
    readonly port: number;
}

/** `flotilla compose`: a compose file of the platform. */
export const composeCommand = (): Command =>
    new Command("compose")
        .summary("write a Docker compose file of the services, with all that they are linked to")
        .description(
            "Writes a Docker compose file from the configuration of a stack: the services, built from their own folders, with the variables that their tasks have; PostgreSQL, Valkey and an emulated AWS, on which what the services have there is made first; the jobs that come before a deployment; and a router with the routes of the load balancer.",
        )
        .option("--stack <stack>", "the stack whose configuration is written", "local")
        .option("--out <file>", "the file, in the project's folder: paths in it start there", "compose.yaml")
        .option("--port <port>", "the port of the router on this machine", portOf, 8080)
        .addHelpText(
            "after",
            `
Examples:
  flotilla compose && docker compose up --build --wait
  flotilla compose --stack dev --out compose.dev.yaml

Exit codes: 0 written; 1 the configuration has errors; 2 wrong usage.`,
        )
        .action((options: ComposeOptions, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const loaded = loadStack(project, chooseStack(project, options.stack), { sources: findSources(project) });
            const { refused, plan } = loaded.decision;
            const problems = problemsOf(loaded);
            if (refused || plan === undefined) {
                if (context.json) context.printJson({ ok: false, problems });
                else
                    for (const text of [...problems.map((each) => problemText(each, context)), "", tallyOf(problems)])
                        context.print(text);
                context.fail();
                return;
            }
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is its turn
            const { writeCompose } = require("../../local/compose/write-compose") as WriteCompose;
            const { folder, servicesFolder } = project;
            const leftOut = writeCompose({ plan, folder, servicesFolder, out: options.out, port: options.port });
            if (context.json) {
                context.printJson({ ok: true, file: options.out, leftOut });
                return;
            }
            context.print(context.colours.green(`✔ wrote ${options.out}`));
            for (const each of leftOut) context.print(`  left out: ${each}`);
            context.print("\nNext:\n  docker compose up --build --wait");
        });
