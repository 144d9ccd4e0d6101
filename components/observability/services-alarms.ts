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

/** What names the queues of services, by the service that they are of. */
type QueueNames = ReadonlyMap<string, NonNullable<ServiceMetricSources["queue"]>>;

/** What names the queues of undelivered events, by the service that they were for. */
type SubscriptionQueues = ReadonlyMap<string, { readonly deadLetterQueueName: pulumi.Input<string> }>;

function sourcesOf(
    {
        plan: { name, exposure },
        service: { serviceName, targetGroup, alternateTargetGroup, scheduleDeadLetterQueueName },
    }: DeclaredService,
    loadBalancers: MetricSources["loadBalancers"],
    queues: QueueNames,
    subscriptions: SubscriptionQueues,
): ServiceMetricSources {
    const queue = queues.get(name);
    const events = subscriptions.get(name);
    const loadBalancer = exposure && loadBalancers.get(exposure.loadBalancer);
    return {
        serviceName,
        ...(targetGroup &&
            loadBalancer && {
                targetGroup: {
                    arnSuffix: targetGroup.arnSuffix,
                    ...(alternateTargetGroup && { alternateArnSuffix: alternateTargetGroup.arnSuffix }),
                    albArnSuffix: loadBalancer.albArnSuffix,
                },
            }),
        ...(queue && { queue }),
        ...(scheduleDeadLetterQueueName && { scheduleDeadLetterQueueName }),
        ...(events && { eventDeadLetterQueueName: events.deadLetterQueueName }),
    };
}

/** What names the services of an environment, and what is around them, in CloudWatch. */
export const metricSources = ({
    clusterName,
    loadBalancers,
    services,
    queues,
    subscriptions,
    spotRules,
}: Omit<MetricSources, "services"> &
    Pick<ServicesAlarmsArgs, "services"> & {
        readonly queues: QueueNames;
        readonly subscriptions: SubscriptionQueues;
    }): MetricSources => ({
    clusterName,
    loadBalancers,
    ...(spotRules && { spotRules }),
    services: new Map(
        [...services].map(([name, service]) => [name, sourcesOf(service, loadBalancers, queues, subscriptions)]),
    ),
});

/** Declares what those who are named in `alerts` are told of each service. */
export function declareServiceAlarms(parent: pulumi.Resource, args: ServicesAlarmsArgs): void {
    for (const [name, { plan, service }] of args.services) {
        if (plan.alarms === undefined) continue;
        new ServiceAlarms(
            name,
            {
                plan: plan.alarms,
                ...(service.ecsService && { serviceArn: service.ecsService.arn }),
                dimensionsOf: (subject) => dimensionsIn(args.sources, subject),
                topicArn: args.topicArn,
                tags: plan.tags,
                ...(args.transform && { transform: args.transform }),
            },
            { parent },
        );
    }
}
