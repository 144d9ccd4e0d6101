import { byKey } from "../by-key";
import type { JobSpec } from "../schema/job";
import type { ServiceSpec } from "../schema/service";
import { inSeconds } from "../schema/units";

/** When EventBridge Scheduler starts a job. */
export interface JobSchedulePlan {
    /** cron(…), rate(…) or at(…). */
    readonly expression: string;
    readonly timezone: string;
    /** How often it tries again to start the task. */
    readonly retries: number;
    /** How long after its time it may still start it. */
    readonly retrySeconds: number;
    readonly paused: boolean;
}

/** A task that ends, with the image, size, variables, secrets and roles of its service. */
export interface JobPlan {
    readonly name: string;
    readonly command: readonly string[];
    /** Whether the service is only created or changed once it ended with 0. */
    readonly beforeDeployment: boolean;
    readonly schedule?: JobSchedulePlan;
    /** How long it may take where somebody waits for it. */
    readonly timeoutSeconds: number;
}

const planSchedule = ({ schedule, timezone, retries, retryFor, paused }: JobSpec): JobSchedulePlan | undefined =>
    schedule === undefined
        ? undefined
        : { expression: schedule, timezone, retries, retrySeconds: inSeconds(retryFor), paused };

/** Plans the jobs of a service, in the order of their names. */
export const planJobs = ({ jobs }: ServiceSpec): JobPlan[] =>
    Object.entries(byKey(jobs)).map(([name, job]) => {
        const schedule = planSchedule(job);
        return {
            name,
            command: job.command,
            beforeDeployment: job.before === "deployment",
            ...(schedule && { schedule }),
            timeoutSeconds: inSeconds(job.timeout),
        };
    });

/**
 * The family of a job's task definition: that of its service, and the job's name.
 * @param serviceFamily the family of the service's task definition
 */
export const jobFamily = (serviceFamily: string, job: string): string => `${serviceFamily}-${job}`;

/** The name of the queue for what EventBridge Scheduler could not start. */
export const scheduleDeadLetterName = (environmentName: string, service: string): string =>
    `${environmentName}-${service}-schedules-dead-letters`;
