import { Command } from "commander";
import { loadStack } from "../../program/load-stack";
import { contextOf } from "../context";
import { problemsOf } from "../located-problem";
import { planText } from "../plan/plan";
import { problemText, tallyOf } from "../problem-text";
import { chooseStack, openProject } from "../project";

/** `flotilla plan`: what would be built. */
export const planCommand = (): Command =>
    new Command("plan")
        .summary("show what would be built: network, routes, services, capacity, rollout and cost")
        .description(
            "Shows what the configuration of a stack comes to: the network, the routes with their priorities, the services, whether their tasks fit on the instances, how an update goes on, and what a month costs. It asks nobody: no credentials, no network.",
        )
        .argument("<stack>", "the stack, of which there is a Pulumi.<stack>.yaml")
        .addHelpText(
            "after",
            `
Examples:
  flotilla plan prod
  flotilla plan dev --json | jq .plan.cost.totalUsd

Exit codes: 0 it may be deployed; 1 there are errors, which come first; 2 wrong usage.`,
        )
        .action((name: string, _options: object, command: Command) => {
            const context = contextOf(command);
            const project = openProject(context);
            const loaded = loadStack(project, chooseStack(project, name));
            const { refused, plan } = loaded.decision;
            const problems = problemsOf(loaded);
            if (refused) context.fail();
            if (context.json) {
                context.printJson({ stack: loaded.stack, file: loaded.file, refused, problems, ...(plan && { plan }) });
                return;
            }
            const told = problems.map((problem) => problemText(problem, context));
            if (refused)
                context.print([...told, "", `${tallyOf(problems)}: ${name} can't be deployed.`, ""].join("\n"));
            if (plan !== undefined) context.print(planText(plan, context));
            if (!refused && told.length > 0) context.print(["", ...told, "", tallyOf(problems)].join("\n"));
        });
