import { spawn, spawnSync } from "node:child_process";
import type { Container, Task } from "@aws-sdk/client-ecs";
import { endOfArn } from "../../model/aws/arn";
import { proposal } from "../../model/schema/explain";
import { AwsError } from "../../program/aws-error";
import { findCluster, findService, type LiveService } from "../aws/cluster";
import type { LiveStack } from "../aws/live-stack";
import { findTasks } from "../aws/tasks";
import { UsageError } from "../usage-error";

/** In which task, and what is run. */
export interface ExecArgs {
    readonly container?: string;
    /** The beginning of a task's id. */
    readonly task?: string;
    /** The command and its arguments. @default - a shell */
    readonly command: readonly string[];
}

const plugin = "session-manager-plugin";
const shell = "/bin/sh";

/** Where to get the plugin. */
const pluginPage =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html";

/** The domain of AWS's endpoints, which is another in China. Source: AWS service endpoints, AWS general reference. */
const domainOf = (region: string): string => `amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;

/** ECS takes a command as one text, which it splits as a shell does. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** @throws AwsError that says where to get it, if it is not there */
function requirePlugin(): void {
    const { error } = spawnSync(plugin, ["--version"], { stdio: "ignore" });
    if (error !== undefined)
        throw new AwsError(`${plugin} is not on this machine, by which AWS opens sessions; install it: ${pluginPage}`);
}

/** @throws AwsError if there is none, or exec is off in it */
function chooseTask(service: LiveService, tasks: readonly Task[], id: string | undefined, stack: string): Task {
    const running = tasks.filter(({ lastStatus }) => lastStatus === "RUNNING");
    const named = running.filter(({ taskArn }) => id === undefined || endOfArn(taskArn).startsWith(id));
    const [newest] = [...named].sort((a, b) => Number(b.startedAt ?? 0) - Number(a.startedAt ?? 0));
    if (newest === undefined)
        throw new AwsError(
            id === undefined
                ? `no task of ${service.name} runs; flotilla status ${service.name} --stack ${stack} tells why`
                : `no task of ${service.name} whose id begins with ${id} runs; running are ${running.map(({ taskArn }) => endOfArn(taskArn)).join(", ") || "none"}`,
        );
    if (newest.enableExecuteCommand !== true)
        throw new AwsError(
            service.enableExecuteCommand === true
                ? `the tasks of ${service.name} began before exec was turned on; run flotilla restart ${service.name} --stack ${stack}`
                : `exec is off in the stack ${stack}; write environment: { exec: true } in its file and run pulumi up`,
        );
    return newest;
}

/** @throws UsageError if there is no container of this name; AwsError if its agent is not ready */
function chooseContainer(service: LiveService, { containers = [] }: Task, named: string | undefined): Container {
    const name = named ?? service.name;
    const found =
        containers.find((container) => container.name === name) ?? (named === undefined ? containers[0] : undefined);
    if (found === undefined)
        throw new UsageError(
            `${service.name} has no container "${name}"; ${proposal(
                name,
                containers.flatMap((container) => container.name ?? []),
            )}`,
        );
    const agent = found.managedAgents?.find((each) => each.name === "ExecuteCommandAgent");
    if (agent !== undefined && agent.lastStatus !== "RUNNING")
        throw new AwsError(
            `the agent for exec in ${found.name ?? name} is ${agent.lastStatus?.toLowerCase() ?? "not there"}${agent.reason === undefined ? "" : `: ${agent.reason}`}; wait a moment, or try another task (--task)`,
        );
    return found;
}

/** Runs the plugin until the session ends. @returns its exit code */
function runPlugin(args: readonly string[]): Promise<number> {
    // The signals of the terminal are for what runs in the container.
    const ignore = () => undefined;
    process.on("SIGINT", ignore);
    return new Promise<number>((ended, failed) => {
        spawn(plugin, args, { stdio: "inherit" })
            .once("error", failed)
            .once("exit", (code) => ended(code ?? 1));
    }).finally(() => process.off("SIGINT", ignore));
}

/** Runs a command in a container of a task, with this process's terminal. */
export async function exec(stack: LiveStack, name: string, args: ExecArgs): Promise<void> {
    const { aws, context, settings } = stack;
    requirePlugin();
    const cluster = await findCluster(stack);
    const service = await findService(stack, cluster, name);
    const task = chooseTask(service, await findTasks(stack, cluster, { service }), args.task, stack.stack);
    const container = chooseContainer(service, task, args.container);
    const command = args.command.length === 0 ? shell : args.command.map(quoted).join(" ");
    context.tell(
        context.colours.dim(`${name}, task ${endOfArn(task.taskArn)}, container ${container.name ?? name}: ${command}`),
    );
    const { session } = await aws.ecs.executeCommand({
        cluster: cluster.clusterArn,
        task: task.taskArn,
        container: container.name,
        command,
        interactive: true,
    });
    const target = `ecs:${cluster.clusterName}_${endOfArn(task.taskArn)}_${container.runtimeId ?? ""}`;
    // The arguments that AWS's own command line gives it. Source: aws-cli, customizations/ecs/executecommand.py.
    const code = await runPlugin([
        JSON.stringify({
            SessionId: session?.sessionId,
            StreamUrl: session?.streamUrl,
            TokenValue: session?.tokenValue,
        }),
        settings.region,
        "StartSession",
        settings.profile ?? "",
        JSON.stringify({ Target: target }),
        settings.endpoint ?? `https://ssm.${settings.region}.${domainOf(settings.region)}`,
    ]);
    if (code !== 0) context.fail();
}
