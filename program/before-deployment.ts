import type { JobPlan } from "../model/plan/job";
import { jobFamily } from "../model/plan/job";
import type { NamedShare } from "../model/plan/job-tags";
import { AwsClients } from "./aws-clients";
import type { AwsSettings } from "./aws-settings";
import { ProjectError } from "./project-error";
import { awaitTask, findTask, lastLinesText, startTask, type TaskClients, type TaskRun } from "./run-task";

/** An ECS service's inputs, as the engine knows them before it creates or changes it. */
export interface ServiceInputs {
    readonly cluster?: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly networkConfiguration?: {
        readonly subnets?: readonly string[];
        readonly securityGroups?: readonly string[];
    };
    readonly capacityProviderStrategies?: readonly NamedShare[];
}

/** What is run before a service's deployment. */
export interface BeforeDeployment {
    /** The jobs, each with the service's tag that says which revision of it ran. */
    readonly jobs: readonly (JobPlan & { readonly tag: string })[];
    readonly service: string;
    /** The family of the service's task definition. */
    readonly family: string;
    readonly logGroup: string;
    /** How AWS is asked. */
    readonly settings: AwsSettings;
    /** The service's inputs as they will be. */
    readonly now: ServiceInputs;
    /** As they are; empty where it is created. */
    readonly before: ServiceInputs;
    /** Tells the user how it goes. */
    readonly tell: (text: string) => void;
}

/** What ECS keeps as the origin of a task that is run before a deployment. */
export const startedBy = "flotilla-before-deployment";

/**
 * Runs the jobs whose revision is not the one that ran, one after the other.
 * @throws ProjectError if one does not end with 0
 */
export async function runBeforeDeployment(
    of: BeforeDeployment,
    clients: TaskClients = new AwsClients(of.settings),
): Promise<void> {
    for (const job of of.jobs) {
        const revision = of.now.tags?.[job.tag];
        if (revision === undefined || revision === of.before.tags?.[job.tag]) continue;
        await runJob(of, job, revision, clients);
    }
}

async function runJob(
    { now, family, logGroup, service, tell }: BeforeDeployment,
    job: JobPlan,
    revision: string,
    clients: TaskClients,
): Promise<void> {
    const run: TaskRun = {
        cluster: now.cluster ?? "",
        taskDefinition: `${jobFamily(family, job.name)}:${revision}`,
        container: job.name,
        logGroup,
        network: {
            subnets: now.networkConfiguration?.subnets ?? [],
            securityGroups: now.networkConfiguration?.securityGroups ?? [],
        },
        strategy: now.capacityProviderStrategies ?? [],
        startedBy,
        timeoutSeconds: job.timeoutSeconds,
        onLine: (line) => tell(`${job.name}: ${line}`),
    };
    // An update that was killed left its task: it is waited for, not run a second time beside itself.
    const known = await findTask(clients, run);
    tell(known === undefined ? `runs the job ${job.name}` : `finds the job ${job.name} started before`);
    const end = await awaitTask(clients, known ?? (await startTask(clients, run)), run);
    if (end.exitCode !== 0)
        throw new ProjectError(
            `the job ${job.name} before the deployment of ${service} failed: ${end.reason}${lastLinesText(end.lastLines)}\n${service} stays as it was; the next update runs the job again`,
        );
}
