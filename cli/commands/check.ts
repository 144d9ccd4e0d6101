import { Command } from "commander";
import { loadStack, type LoadedStack } from "../../program/load-stack";
import { findSources } from "../../program/read-sources";
import { contextOf, type Context } from "../context";
import { groupProblems, problemsOf } from "../located-problem";
import { groupText, tallyOf } from "../problem-text";
import { chooseStack, openProject } from "../project";
import { UsageError } from "../usage-error";
import { counted, listed } from "../../model/words";

interface CheckOptions {
    readonly strict?: true;
}

function answerInJson(stacks: readonly LoadedStack[], ok: boolean, context: Context): void {
    context.printJson({
        ok,
        stacks: stacks.map((each) => ({
            stack: each.stack,
            file: each.file,
            region: each.region,
            refused: each.decision.refused,
            problems: problemsOf(each),
        })),
    });
}

function answerInText(stacks: readonly LoadedStack[], context: Context): void {
    const names = stacks.map(({ stack }) => stack);
    const groups = groupProblems(stacks);
    for (const group of groups) context.print(`${groupText(group, context, names)}\n`);
    const problems = groups.flatMap((group) => group.problems);
    const mark = problems.length === 0 ? context.colours.green("✔ ") : "";
    context.print(`${mark}${tallyOf(problems)} in ${counted(names.length, "stack")}: ${listed(names)}`);
}

/** `flotilla check`: every problem of every stack. */
export const checkCommand = (): Command =>
    new Command("check")
        .summary("tell every problem of every stack, with its place and what to write instead")
        .description(
            "Tells every problem of the stacks, each with the file and line where it was written and what to write instead. It changes nothing and asks nobody: no credentials, no network. An encrypted value counts as present.",
        )
        .argument("[stacks...]", "the stacks; without any, all that have a Pulumi.<stack>.yaml")
        .option("--strict", "let warnings fail it, as errors do")
        .addHelpText(
            "after",
            `
Examples:
  flotilla check                    all stacks
  flotilla check prod --strict      one, of which nobody wants warnings
  flotilla check --json | jq '.stacks[].problems[]'

Exit codes: 0 no error (with --strict: no problem); 1 there is one; 2 wrong usage.`,
        )
        .action((names: string[], { strict }: CheckOptions, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const chosen = names.length > 0 ? names.map((name) => chooseStack(project, name)) : project.stacks;
            if (chosen.length === 0)
                throw new UsageError("there is no stack here: no file Pulumi.<stack>.yaml; add Pulumi.dev.yaml");
            const stacks = [...new Set(chosen)].map((stack) =>
                loadStack(project, stack, { sources: findSources(project) }),
            );
            const problems = stacks.flatMap(({ decision }) => decision.problems);
            const ok = !problems.some(({ severity }) => severity === "error" || strict === true);
            if (!ok) context.fail();
            if (context.json) answerInJson(stacks, ok, context);
            else answerInText(stacks, context);
        });
