import { runsPerMonth } from "../../aws/runs-per-month";
import type { PricedThing } from "../../aws/prices";
import type { CostSpec } from "../../schema/cost";
import { inSeconds } from "../../schema/units";
import { isFargate, shareTasks, type FargateKey } from "../capacity/strategy";
import type { JobPlan } from "../job";
import type { Plan } from "../plan";
import type { ServicePlan } from "../service";
import type { CostItem } from "./item";
import { throughout } from "./levels";

const secondsPerHour = 3600;

/** Fargate bills a task for a minute at least. Source: AWS Fargate pricing. */
const leastSeconds = 60;

/**
 * How long an instance without tasks runs on before managed scaling ends it: it looks at 15 minutes.
 * Source: Amazon ECS cluster auto scaling (managed scale-in behavior), ECS developer guide.
 */
export const idleMinutesBeforeScaleIn = 15;

/** How often a job runs in a month by itself: at its times, or before each deployment. One that is run by hand does not. */
function runsOf({ schedule, beforeDeployment }: JobPlan, { deployments }: CostSpec): number {
    if (beforeDeployment) return deployments;
    return schedule === undefined || schedule.paused ? 0 : runsPerMonth(schedule.expression);
}

const runs = ({ jobs }: ServicePlan, spec: CostSpec): number => jobs.reduce((sum, job) => sum + runsOf(job, spec), 0);

/** The capacity provider that the task of a job is on. */
const providerOf = ({ capacity }: ServicePlan): string | undefined =>
    [...shareTasks(capacity, 1)].find(([, tasks]) => tasks > 0)?.[0];

function onFargate(provider: FargateKey, service: ServicePlan, spec: CostSpec): CostItem[] {
    const { name, cpuUnits, memoryMiB } = service;
    const architecture = service.architecture === "ARM64" ? "arm64" : "x86_64";
    const hours = (runs(service, spec) * Math.max(inSeconds(spec.jobDuration), leastSeconds)) / secondsPerHour;
    const item = (part: string, label: string, unit: string, perTask: number, thing: PricedThing): CostItem => ({
        key: `jobs/fargate/${name}/${part}`,
        label: `Jobs of ${name} on Fargate, ${label}`,
        unit,
        quantity: throughout(hours * perTask),
        priced: { thing },
    });
    return [
        item("vcpu", "vCPU", "vCPU-hours", cpuUnits / 1024, `${provider}.${architecture}.vcpu`),
        item("memory", "memory", "GB-hours", memoryMiB / 1024, `${provider}.${architecture}.memory`),
    ];
}

/** The instances that start for jobs, where those at hand have no room: for as long as the task runs, and until managed scaling ends them. */
function onInstances(provider: string, service: ServicePlan, { fits }: Pick<Plan, "fits">, spec: CostSpec): CostItem[] {
    const fit = fits.find(({ group }) => group === provider);
    const extra = fit?.jobs.find((job) => job.service === service.name)?.atDesired.extraInstances ?? 0;
    const hours = inSeconds(spec.jobDuration) / secondsPerHour + idleMinutesBeforeScaleIn / 60;
    return [
        {
            key: `jobs/instances/${service.name}`,
            label: `Instances that start for jobs of ${service.name}, ${fit?.instanceType ?? ""}`,
            unit: "instance-hours",
            quantity: throughout(runs(service, spec) * extra * hours),
            priced: { instanceType: fit?.instanceType ?? "" },
        },
    ];
}

/**
 * What the tasks of jobs cost: on Fargate each, on instances only those for which an instance starts. What EventBridge
 * Scheduler bills is nothing below 14 million starts a month. Source: Amazon EventBridge pricing.
 */
export const jobItems = (plan: Pick<Plan, "services" | "fits">, spec: CostSpec): CostItem[] =>
    plan.services.flatMap((service) => {
        const provider = providerOf(service);
        if (provider === undefined || service.jobs.length === 0) return [];
        return isFargate(provider) ? onFargate(provider, service, spec) : onInstances(provider, service, plan, spec);
    });
