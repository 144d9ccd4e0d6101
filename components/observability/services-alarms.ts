import type * as pulumi from "@pulumi/pulumi";
import type { DeclaredFunction } from "../functions/lambda-functions";
import type { Service } from "../service/service";
import type { DeclaredService } from "../service/services";
import {
    dimensionsIn,
    type MetricSources,
    type QueueMetricSources,
    type ServiceMetricSources,
    type TableMetricSources,
} from "./dimensions";
import { ServiceAlarms, type ServiceAlarmTransforms } from "./service-alarms";

/** What {@link declareServiceAlarms} takes. */
export interface ServicesAlarmsArgs {
    readonly sources: MetricSources;
    /** By name. */
    readonly services: ReadonlyMap<string, DeclaredService>;
    /** By name. */
    readonly functions: ReadonlyMap<string, DeclaredFunction>;
    readonly topicArn: pulumi.Input<string>;
    /** Changes to the children's arguments. @default none */
    readonly transform?: ServiceAlarmTransforms;
}

/** What names the queues of services and functions, by what they are of. */
type QueueNames = ReadonlyMap<string, NonNullable<QueueMetricSources["queue"]>>;

/** What services and functions have around them that has metrics, by what it is of. */
interface Surroundings {
    readonly queues: QueueNames;
    /** The queues of undelivered events. */
    readonly subscriptions: ReadonlyMap<string, { readonly deadLetterQueueName: pulumi.Input<string> }>;
    readonly tables: ReadonlyMap<string, TableMetricSources>;
    readonly databases: ReadonlyMap<string, NonNullable<ServiceMetricSources["database"]>>;
    readonly caches: ReadonlyMap<string, NonNullable<ServiceMetricSources["cache"]>>;
}

/** What names the queues and the table of a service or function. */
function ownSourcesOf(
    name: string,
    { queues, subscriptions, tables }: Surroundings,
): QueueMetricSources & { readonly table?: TableMetricSources } {
    const [queue, events, table] = [queues.get(name), subscriptions.get(name), tables.get(name)];
    return {
        ...(queue && { queue }),
        ...(events && { eventDeadLetterQueueName: events.deadLetterQueueName }),
        ...(table && { table }),
    };
}

function sourcesOf(
    {
        plan: { name, exposure },
        service: { serviceName, targetGroup, alternateTargetGroup, scheduleDeadLetterQueueName },
    }: DeclaredService,
    loadBalancers: MetricSources["loadBalancers"],
    around: Surroundings,
): ServiceMetricSources {
    const [database, cache] = [around.databases.get(name), around.caches.get(name)];
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
        ...(scheduleDeadLetterQueueName && { scheduleDeadLetterQueueName }),
        ...(database && { database }),
        ...(cache && { cache }),
        ...ownSourcesOf(name, around),
    };
}

/** What names the services and functions of an environment, and what is around them, in CloudWatch. */
export const metricSources = ({
    clusterName,
    loadBalancers,
    services,
    functions,
    spotRules,
    ...around
}: Omit<MetricSources, "services" | "functions"> &
    Pick<ServicesAlarmsArgs, "services" | "functions"> &
    Surroundings): MetricSources => ({
    clusterName,
    loadBalancers,
    ...(spotRules && { spotRules }),
    services: new Map([...services].map(([name, service]) => [name, sourcesOf(service, loadBalancers, around)])),
    functions: new Map(
        [...functions].map(([name, { lambda }]) => [
            name,
            {
                functionName: lambda.functionName,
                ...(lambda.scheduleDeadLetterQueueName && {
                    scheduleDeadLetterQueueName: lambda.scheduleDeadLetterQueueName,
                }),
                ...ownSourcesOf(name, around),
            },
        ]),
    ),
});

/** Declares what those who are named in `alerts` are told of each service and function. */
export function declareServiceAlarms(parent: pulumi.Resource, args: ServicesAlarmsArgs): void {
    const all: readonly (readonly [DeclaredService["plan"] | DeclaredFunction["plan"], Service?])[] = [
        ...[...args.services.values()].map(({ plan, service }) => [plan, service] as const),
        ...[...args.functions.values()].map(({ plan }) => [plan] as const),
    ];
    for (const [plan, service] of all) {
        if (plan.alarms === undefined) continue;
        new ServiceAlarms(
            plan.name,
            {
                plan: plan.alarms,
                ...(service?.ecsService && { serviceArn: service.ecsService.arn }),
                dimensionsOf: (subject) => dimensionsIn(args.sources, subject),
                topicArn: args.topicArn,
                tags: plan.tags,
                ...(args.transform && { transform: args.transform }),
            },
            { parent },
        );
    }
}
