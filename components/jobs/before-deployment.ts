import * as pulumi from "@pulumi/pulumi";
import type { JobPlan } from "../../model/plan/job";
import { providerSettings } from "../provider-settings";
import { runBeforeDeployment, type ServiceInputs } from "../../program/before-deployment";

/** The tag of a service that says which revision of a job has run before it. */
export const jobTag = (job: string): string => `flotilla:job:${job}`;

/** What {@link beforeDeployment} takes. */
export interface BeforeDeploymentArgs {
    readonly jobs: readonly JobPlan[];
    readonly region: string;
    readonly logGroup: string;
    /** The family of the service's task definition. */
    readonly family: string;
}

/**
 * What an ECS service has of the jobs that run before its deployment: a tag for each, which says the revision that ran, and a
 * hook that runs those whose tag changes before the service is created or changed. Where one fails the service stays as
 * it is, and so does the tag: the next update runs it again (docs/decisions/migrations.md).
 */
export function beforeDeployment(
    name: string,
    { jobs, region, logGroup, family }: BeforeDeploymentArgs,
): pulumi.ResourceHookBinding {
    const before = jobs.filter((job) => job.beforeDeployment);
    if (before.length === 0) return {};
    const settings = providerSettings(region);
    const hook = new pulumi.ResourceHook(
        `${name}-before-deployment`,
        async ({ newInputs = {}, oldInputs = {}, urn }) => {
            await runBeforeDeployment({
                jobs: before.map((job) => ({ ...job, tag: jobTag(job.name) })),
                service: name,
                family,
                logGroup,
                settings,
                now: newInputs as ServiceInputs,
                before: oldInputs as ServiceInputs,
                tell: (text) => void pulumi.log.info(`${urn.split("::").at(-1) ?? name}: ${text}`),
            });
        },
    );
    return { beforeCreate: [hook], beforeUpdate: [hook] };
}

/** The tags that say which revision of each job runs before the service. */
export const jobTags = (
    jobs: readonly JobPlan[],
    revisions: ReadonlyMap<string, { readonly revision: pulumi.Output<number> }>,
): Record<string, pulumi.Output<string>> =>
    Object.fromEntries(
        jobs.flatMap(({ name, beforeDeployment: before }) => {
            const definition = revisions.get(name);
            return before && definition ? [[jobTag(name), definition.revision.apply(String)]] : [];
        }),
    );
