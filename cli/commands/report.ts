import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { loadStack } from "../../program/load-stack";
import { findSources } from "../../program/read-sources";
import { readAssets } from "../../report/assets";
import { reportPage } from "../../report/page";
import { contextOf } from "../context";
import { problemsOf } from "../located-problem";
import { tallyOf } from "../problem-text";
import { chooseStack, openProject } from "../project";
import { UsageError } from "../usage-error";

interface ReportOptions {
    readonly out: string;
}

/**
 * Writes a file, and the folders that it is in.
 * @throws UsageError if it can't be written
 */
function write(file: string, text: string): void {
    try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
    } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
        throw new UsageError(`${file} can't be written (${code}); name another file with --out`);
    }
}

/** `flotilla report`: one page that shows what would be built. */
export const reportCommand = (): Command =>
    new Command("report")
        .summary("make a page with the picture, routes, capacity and cost of a stack")
        .description(
            "Makes one HTML page of what the configuration of a stack comes to: the picture of the environment, problems, routes, services, capacity, cost and network. The page needs nothing else, and asks nobody. It is made also where the stack can't be deployed.",
        )
        .argument("<stack>", "the stack, of which there is a Pulumi.<stack>.yaml")
        .option("-o, --out <file>", "the file to write, relative to the project's folder", "report.html")
        .addHelpText(
            "after",
            `
Examples:
  flotilla report prod
  flotilla report prod --out reports/prod.html

Exit codes: 0 it may be deployed; 1 there are errors, which the page shows; 2 wrong usage.`,
        )
        .action((name: string, { out }: ReportOptions, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const loaded = loadStack(project, chooseStack(project, name), { sources: findSources(project) });
            const { refused, plan } = loaded.decision;
            const problems = problemsOf(loaded);
            const report = { project: project.name, stack: loaded.stack, ...(plan && { plan }), problems };
            const file = resolve(context.folder, out);
            write(file, reportPage(report, readAssets()));
            if (refused) context.fail();
            if (context.json) context.printJson({ stack: loaded.stack, file: out, refused, problems });
            else context.print(`${out}: ${tallyOf(problems)}`);
        });
