import type { NatMode, NetworkSpec } from "../schema/network";
import { layOutSubnets, type SubnetLayout } from "./cidr";
import { existingSubnets, planExistingNetwork, type ExistingNetworkPlan } from "./existing-network";

/** The VPC as it will be built. */
export interface NetworkPlan {
    readonly cidr: string;
    /** The names of the zones, in the order that gives each its addresses. */
    readonly zones: readonly string[];
    readonly subnets: SubnetLayout;
    readonly nat: NatMode;
    /** How long flow logs are kept, in days, or undefined for no flow logs. */
    readonly flowLogRetentionDays?: number;
    /** The AWS services that the app tier reaches through an interface endpoint, as the last part of the endpoint's name. */
    readonly interfaceEndpoints: readonly string[];
    /** The VPC that is used, where it is already there: then its way out and its logs are its owner's, and not known. */
    readonly existing?: ExistingNetworkPlan;
}

/**
 * What tasks and their hosts need of AWS where there is no way to the internet: images, logs, secrets, shells,
 * and the ECS agent's own three. Source: Amazon ECS interface VPC endpoints, ECS developer guide.
 */
const endpointsWithoutNat = [
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "logs",
    "secretsmanager",
    "ssm",
    "ssmmessages",
];

/** The endpoint of SQS, where a service has to do with a queue. */
const queueEndpoint = "sqs";

/** The endpoint of EventBridge, where a service publishes events by the bus. */
const eventsEndpoint = "events";

/** The endpoint of SNS, where a service publishes events by topics. */
const topicsEndpoint = "sns";

/** The endpoint of Amazon Data Firehose, where a service's logs go there. */
const firehoseEndpoint = "kinesis-firehose";

/** The endpoint of X-Ray, where a service is traced. */
const tracingEndpoint = "xray";

/** How long flow logs are kept outside production, in days. */
const shortFlowLogRetentionDays = 7;

/** The names of the zones: those of the configuration, of a VPC that is already there, or the first that the region has. */
export function zonesOf(spec: NetworkSpec, zoneNames: readonly string[]): readonly string[] {
    if (spec.existing !== undefined) return Object.keys(spec.existing.subnets);
    return Array.isArray(spec.zones) ? spec.zones : zoneNames.slice(0, spec.zones);
}

/** Plans the VPC: zones, address ranges, the way out, and what is reached without it. */
export function planNetwork(
    spec: NetworkSpec,
    zoneNames: readonly string[],
    environment: {
        readonly production: boolean;
        readonly logRetentionDays: number;
        readonly queues: boolean;
        readonly events: boolean;
        readonly topics: boolean;
        readonly firehose: boolean;
        readonly tracing: boolean;
    },
): NetworkPlan {
    const zones = zonesOf(spec, zoneNames);
    if (spec.existing !== undefined)
        return {
            cidr: spec.cidr,
            zones,
            subnets: existingSubnets(spec.existing),
            nat: "none",
            interfaceEndpoints: [],
            existing: planExistingNetwork(spec.existing),
        };
    return {
        cidr: spec.cidr,
        zones,
        subnets: layOutSubnets(spec.cidr, zones.length),
        nat: spec.nat,
        ...(spec.flowLogs && {
            flowLogRetentionDays: environment.production ? environment.logRetentionDays : shortFlowLogRetentionDays,
        }),
        interfaceEndpoints:
            spec.nat === "none"
                ? [
                      ...endpointsWithoutNat,
                      ...(environment.queues ? [queueEndpoint] : []),
                      ...(environment.events ? [eventsEndpoint] : []),
                      ...(environment.topics ? [topicsEndpoint] : []),
                      ...(environment.firehose ? [firehoseEndpoint] : []),
                      ...(environment.tracing ? [tracingEndpoint] : []),
                  ].sort()
                : [],
    };
}
