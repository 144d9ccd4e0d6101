import { type Command, Option } from "commander";
import { awsSettings, type AwsSettings } from "../../program/aws-settings";
import { isRegion } from "../../model/aws/availability-zones";
import { listed } from "../../model/words";
import type { Project } from "../../program/read-project";
import { contextOf, type Context } from "../context";
import { chooseStack, openProject } from "../project";
import { UsageError } from "../usage-error";
import { explainAwsError } from "../../program/aws-error";
import { AwsClients } from "../../program/aws-clients";

/** A stack as it runs on AWS. */
export interface LiveStack {
    /** The project's name. */
    readonly project: string;
    /** The stack's name. */
    readonly stack: string;
    readonly settings: AwsSettings;
    readonly aws: AwsClients;
    readonly context: Context;
}

/** The options of every command about a stack as it runs. */
export interface LiveStackOptions {
    readonly stack?: string;
}

/** The option that names the stack of a command. */
export const stackOption = (): Option =>
    new Option("-s, --stack <stack>", "the stack, of which there is a Pulumi.<stack>.yaml").env("PULUMI_STACK");

/** The stack that is named, or the only one. */
function stackOf(project: Project, named: string | undefined): string {
    if (named !== undefined) return chooseStack(project, named);
    const [only, ...others] = project.stacks;
    if (only !== undefined && others.length === 0) return only;
    throw new UsageError(`say which stack is meant: --stack ${listed(project.stacks, "or")}`);
}

/**
 * Runs a command about a stack as it runs on AWS. It asks AWS alone, and neither Pulumi nor its state.
 * @throws UsageError if there is no such stack, or it says no region
 * @throws AwsError if AWS can't be asked
 */
export async function onLiveStack(
    command: Command,
    options: LiveStackOptions,
    run: (stack: LiveStack) => Promise<void>,
): Promise<void> {
    const context = contextOf(command);
    const project = openProject(context);
    const stack = stackOf(project, options.stack);
    const settings = awsSettings(project, stack, process.env);
    if (!isRegion(settings.region))
        throw new UsageError(
            `${project.stackFiles[stack] ?? stack} says no aws:region; write for example aws:region: eu-west-1`,
        );
    const aws = new AwsClients(settings);
    try {
        await run({ project: project.name, stack, settings, aws, context });
    } catch (error) {
        throw explainAwsError(error, settings);
    } finally {
        aws.close();
    }
}
