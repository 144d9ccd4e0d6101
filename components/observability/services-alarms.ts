import type * as pulumi from "@pulumi/pulumi";
import type { DeclaredService } from "../service/services";
import { dimensionsIn, type MetricSources, type ServiceMetricSources } from "./dimensions";
import { ServiceAlarms, type ServiceAlarmTransforms } from "./service-alarms";

/** What {@link declareServiceAlarms} takes. */
export interface ServicesAlarmsArgs {
    readonly sources: MetricSources;
    /** By name. */
    readonly services: ReadonlyMap<string, DeclaredService>;
    readonly topicArn: pulumi.Input<string>;
    /** Changes to the children's arguments. @default none */
    readonly transform?: ServiceAlarmTransforms;
}

function sourcesOf(
    { plan: { exposure }, service: { serviceName, targetGroup } }: DeclaredService,
    loadBalancers: MetricSources["loadBalancers"],
): ServiceMetricSources {
    const loadBalancer = exposure && loadBalancers.get(exposure.loadBalancer);
    return {
        serviceName,
        ...(targetGroup &&
            loadBalancer && {
                targetGroup: { arnSuffix: targetGroup.arnSuffix, albArnSuffix: loadBalancer.albArnSuffix },
            }),
    };
}

/** What names the services of an environment, and what is around them, in CloudWatch. */
export const metricSources = ({
    clusterName,
    loadBalancers,
    services,
}: Omit<MetricSources, "services"> & Pick<ServicesAlarmsArgs, "services">): MetricSources => ({
    clusterName,
    loadBalancers,
    services: new Map([...services].map(([name, service]) => [name, sourcesOf(service, loadBalancers)])),
});

/** Declares what those who are named in `alerts` are told of each service. */
export function declareServiceAlarms(parent: pulumi.Resource, args: ServicesAlarmsArgs): void {
    for (const [name, { plan, service }] of args.services) {
        // Where nothing but jobs runs, there is no ECS service to look at.
        if (plan.alarms === undefined || service.ecsService === undefined) continue;
        new ServiceAlarms(
            name,
            {
                plan: plan.alarms,
                serviceArn: service.ecsService.arn,
                dimensionsOf: (subject) => dimensionsIn(args.sources, subject),
                topicArn: args.topicArn,
                tags: plan.tags,
                ...(args.transform && { transform: args.transform }),
            },
            { parent },
        );
    }
}
