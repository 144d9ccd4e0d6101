import type { TaskDefinition } from "@aws-sdk/client-ecs";
import { slug } from "../../model/plan/names";
import { jobTagNames, readStrategy } from "../../model/plan/job-tags";
import { proposal } from "../../model/schema/explain";
import { awaitTask, startTask, type TaskRun } from "../../program/run-task";
import { AwsError } from "../../program/aws-error";
import { findCluster } from "../aws/cluster";
import type { LiveStack } from "../aws/live-stack";
import { allOf } from "../aws/pages";
import { UsageError } from "../usage-error";

/** A job as its last deployment left it. */
export interface LiveJob {
    readonly name: string;
    readonly service: string;
    /** Its family and revision. */
    readonly revision: string;
    readonly definition: TaskDefinition;
    readonly tags: ReadonlyMap<string, string>;
}

/** What ECS keeps as the origin of a task that is run by hand. */
const startedBy = "flotilla-run";

/** How long somebody waits for a task that is run by hand, in seconds: those who wait can stop it. */
const longestWaitSeconds = 86_400;

/** The jobs of a stack, in the order of their services' and their own names. */
export async function findJobs({ aws: { ecs }, project, stack }: LiveStack): Promise<LiveJob[]> {
    const familyPrefix = `${slug(project)}-${slug(stack)}-`;
    const pages = ecs.paginateListTaskDefinitionFamilies({ familyPrefix, status: "ACTIVE" });
    const families = await allOf(pages, (page) => page.families);
    const jobs: LiveJob[] = [];
    for (const taskDefinition of [...families].sort()) {
        const { taskDefinition: definition, tags = [] } = await ecs.describeTaskDefinition({
            taskDefinition,
            include: ["TAGS"],
        });
        const values = new Map(tags.map(({ key = "", value = "" }) => [key, value]));
        const name = values.get(jobTagNames.job);
        const own = values.get("Project") === project && values.get("Environment") === stack;
        if (definition === undefined || name === undefined || !own) continue;
        jobs.push({
            name,
            service: values.get("Service") ?? "",
            revision: `${definition.family ?? taskDefinition}:${definition.revision ?? 1}`,
            definition,
            tags: values,
        });
    }
    return jobs;
}

/**
 * The job of a name.
 * @throws UsageError if there is none, or several services have one
 */
export function chooseJob(jobs: readonly LiveJob[], stack: string, name: string, service?: string): LiveJob {
    const ofService = jobs.filter((job) => service === undefined || job.service === service);
    const [found, another] = ofService.filter((job) => job.name === name);
    if (found === undefined) {
        const where = service === undefined ? `the stack ${stack}` : `the service ${service} of ${stack}`;
        const known = [...new Set(ofService.map((job) => job.name))];
        throw new UsageError(`${where} has no job "${name}"; ${proposal(name, known)}`);
    }
    if (another !== undefined)
        throw new UsageError(
            `${found.service} and ${another.service} both have a job "${name}"; say which is meant: --service ${found.service}`,
        );
    return found;
}

function taskRunOf({ name, revision, definition, tags }: LiveJob, cluster: string): TaskRun {
    const logs = definition.containerDefinitions?.[0]?.logConfiguration?.options?.["awslogs-group"];
    const value = (tag: string) => tags.get(tag) ?? "";
    if (logs === undefined || value(jobTagNames.subnets) === "")
        throw new AwsError(`${revision} does not say where it runs; run pulumi up once more`);
    return {
        cluster,
        taskDefinition: revision,
        container: name,
        logGroup: logs,
        network: {
            subnets: value(jobTagNames.subnets).split(" "),
            securityGroups: [value(jobTagNames.securityGroup)],
        },
        strategy: readStrategy(value(jobTagNames.strategy)),
        startedBy,
        timeoutSeconds: longestWaitSeconds,
    };
}

/** Starts a job's task, tells its log, and takes its exit code for the command's own. */
export async function runJob(stack: LiveStack, name: string, service?: string): Promise<void> {
    const { aws, context } = stack;
    const cluster = await findCluster(stack);
    const job = chooseJob(await findJobs(stack), stack.stack, name, service);
    const lines: string[] = [];
    const run: TaskRun = {
        ...taskRunOf(job, cluster.clusterArn),
        onLine: (line) => (context.json ? lines.push(line) : context.print(line)),
    };
    const task = await startTask(aws, run);
    context.tell(context.colours.dim(`${run.taskDefinition} starts as ${task.taskArn ?? "a task"}`));
    const { taskArn, exitCode, reason } = await awaitTask(aws, task, run);
    if (context.json) context.printJson({ job: job.name, service: job.service, taskArn, exitCode, reason, lines });
    if (exitCode !== 0) context.tell(`the job ${job.name} of ${job.service} failed: ${reason}`);
    context.exitCode = exitCode ?? 1;
}
