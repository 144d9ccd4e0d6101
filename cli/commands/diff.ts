import { Command } from "commander";
import { diffPlans, diffProblems, isDifferent } from "../../model/diff/diff";
import { summarise } from "../../model/diff/summary";
import { compareEnvironments, compareRevisions, type Comparison, type Side } from "../../program/compare";
import { contextOf, type Context } from "../context";
import { differenceText } from "../diff-text";
import { chooseStack, openProject } from "../project";
import { UsageError } from "../usage-error";

interface DiffOptions {
    readonly since?: string;
    readonly exitCode?: true;
}

/** Tells of a comparison. @returns whether there is a difference */
function answer({ before, after, sides }: Comparison, context: Context): boolean {
    const plans = diffPlans(before.plan, after.plan);
    const { appear, vanish } = diffProblems(before.problems, after.problems);
    const problems = { appear: appear.map(after.locate), vanish: vanish.map(before.locate) };
    const different = isDifferent(plans, problems);
    const summary = summarise(plans, problems, sides);
    const nameOf = ({ stack, commit }: Side) => ({ stack, ...(commit !== undefined && { commit }) });
    if (context.json) {
        context.printJson({ before: nameOf(before), after: nameOf(after), different, summary, ...plans, problems });
        return different;
    }
    context.print(context.colours.bold(`${sides.before} → ${sides.after}: ${summary}`));
    if (before.plan === undefined)
        context.print(`There was no stack ${before.stack} at ${sides.before}: all of it is new.`);
    if (different) context.print(`\n${differenceText(plans, problems, sides, context)}`);
    return different;
}

/** `flotilla diff`: what differs between two environments, or between one and what it was. */
export const diffCommand = (): Command =>
    new Command("diff")
        .summary("tell what differs between two environments, or since a git revision")
        .description(
            "Tells which services, functions, routes, settings, instances and costs differ between two environments; or, with --since, between an environment at a git revision and as its files are now. Names that differ by nature, such as those of log groups, are not told, and values that look like secrets are not shown.",
        )
        .argument("<stack>", "the stack, or the first of two")
        .argument("[other]", "the stack that it is compared with")
        .option("--since <revision>", "the branch, tag or commit that the stack is compared with")
        .option("--exit-code", "exit with 1 if there are differences, as git diff does")
        .addHelpText(
            "after",
            `
Examples:
  flotilla diff dev prod             how prod differs from dev
  flotilla diff prod --since main    what this branch changes in prod
  flotilla diff prod --since HEAD~1 --exit-code

The files of a revision are written to .flotilla/revisions and taken away again; your own files and git index are
left alone. They are read by this version of flotilla, whichever the project used then, and with the packages that
are installed now.

Exit codes: 0 compared (with --exit-code: no difference); 1 there is a difference, or nothing to compare; 2 wrong usage.`,
        )
        .action((stack: string, other: string | undefined, { since, exitCode }: DiffOptions, command: Command) => {
            const context = contextOf(command);
            if ((other === undefined) === (since === undefined))
                throw new UsageError(
                    other === undefined
                        ? `compare ${stack} with what? name another stack, or a git revision with --since`
                        : "name another stack or --since, not both",
                );
            const project = openProject(context);
            const chosen = chooseStack(project, stack);
            const comparison =
                since === undefined
                    ? compareEnvironments(project, chosen, chooseStack(project, other ?? ""))
                    : compareRevisions(project, chosen, since);
            if (answer(comparison, context) && exitCode === true) context.fail();
        });
