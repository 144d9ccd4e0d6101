import { byKey } from "../by-key";
import type { FunctionSpec } from "../schema/function";
import { inDays, inMiB, inSeconds } from "../schema/units";
import { planFunctionAlarms } from "./alarms/function-alarms";
import type { ServiceAlarmsPlan } from "./alarms/service-alarms";
import {
    carriersOf,
    eventDeadLetterName,
    planPublishes,
    planSubscriptions,
    type EventServices,
    type SubscriptionPlan,
} from "./events";
import { planFunctionQueue } from "./function-queue";
import { planFunctionSchedule, type FunctionSchedulePlan } from "./function-schedule";
import { scheduleDeadLetterName } from "./job";
import { planPermissions, type PermissionPlan } from "./permission";
import type { QueuePlan } from "./queue";
import { planTable, type TablePlan } from "./table";
import { planPublishedTopics, type PublishedTopicPlan } from "./topic";

/** A function's code, in one file with all that it imports. */
export interface FunctionCode {
    /** The folder with the file and its source map: where it was put to be uploaded from, or that of what it is made from. */
    readonly path: string;
    /** The beginning of a hash of the file; empty where it was not made. */
    readonly hash: string;
}

/** How events come from a function's queue to the function. */
export interface FunctionBatchPlan {
    /** The most events of one run. */
    readonly size: number;
    /** How long Lambda waits for a batch to fill. */
    readonly windowSeconds: number;
    /** How many batches are worked on at once, where there is a limit. */
    readonly maximumConcurrency?: number;
}

/** A Lambda function as it will be built. */
export interface FunctionPlan {
    readonly name: string;
    /** What AWS calls it. */
    readonly functionName: string;
    readonly code: FunctionCode;
    /** The file that the code begins in, from the function's folder. */
    readonly file: string;
    /** What it exports for Lambda to run. */
    readonly export: string;
    readonly memoryMiB: number;
    readonly timeoutSeconds: number;
    readonly architecture: "x86_64" | "arm64";
    /** The events that it puts on the environment's bus, in the order of their names. */
    readonly publishes: readonly string[];
    /** The topics that it publishes other events to, in the order of the events. */
    readonly topics: readonly PublishedTopicPlan[];
    /** The events that it runs for, in the order of their names. */
    readonly subscribes: readonly SubscriptionPlan[];
    /** The queue that its events come by, where it gets any. */
    readonly queue?: QueuePlan;
    /** The queue for events that could not be delivered to its own, where it gets any. */
    readonly eventDeadLetterName?: string;
    readonly batch: FunctionBatchPlan;
    /** When it runs by itself, if it does. */
    readonly schedule?: FunctionSchedulePlan;
    /** The queue for runs at fixed times that were not started or failed, where it has such. */
    readonly scheduleDeadLetterName?: string;
    /** How many runs at once it has to itself, and at most. */
    readonly reservedConcurrency?: number;
    readonly table?: TablePlan;
    readonly environment: Readonly<Record<string, string>>;
    /** The secrets that it may read, by the variable that they are configured by: an ARN, or a parameter's name. */
    readonly secrets: Readonly<Record<string, string>>;
    /** The KMS keys that they are encrypted with, where they are not AWS's own. */
    readonly secretKeys: readonly string[];
    /** What it may do beside what its other options give. */
    readonly permissions: readonly PermissionPlan[];
    /** Where the traces of its runs go, or undefined where they go nowhere. */
    readonly tracing?: "xray";
    readonly logGroup: string;
    readonly logRetentionDays: number;
    /** What those who are named in `alerts` are told of it, or undefined where nobody is. */
    readonly alarms?: ServiceAlarmsPlan;
    readonly tags: Readonly<Record<string, string>>;
}

/** What a function's plan depends on beside its own configuration. */
export interface FunctionSurroundings {
    readonly code: FunctionCode;
    /** What the names of the environment's resources begin with. */
    readonly environmentName: string;
    readonly region: string;
    /** All that publish events, by name. */
    readonly publishers: EventServices;
    /** Whether tables can be restored where the configuration does not say. */
    readonly pointInTimeRecovery: boolean;
    readonly logGroup: string;
    readonly logRetentionDays: number;
    /** Whether somebody is told when something is wrong. */
    readonly told: boolean;
    readonly tags: Readonly<Record<string, string>>;
}

/** The environment variable that tells a function where a secret is: `SMTP_PASSWORD_ARN`. */
export const secretVariable = (name: string): string => `${name}_ARN`;

/** Plans a function: its code and size, what it runs for, and what it may do. */
export function planFunction(spec: FunctionSpec, surroundings: FunctionSurroundings): FunctionPlan {
    const { environmentName, publishers } = surroundings;
    const queue = planFunctionQueue(spec, environmentName);
    const subscribes = planSubscriptions(spec, publishers, environmentName);
    const schedule = planFunctionSchedule(spec.schedule);
    const table = planTable(spec, {
        name: environmentName,
        pointInTimeRecovery: surroundings.pointInTimeRecovery,
    });
    return {
        name: spec.name,
        functionName: `${environmentName}-${spec.name}`,
        code: surroundings.code,
        file: spec.handler.file,
        export: spec.handler.export,
        memoryMiB: inMiB(spec.memory),
        timeoutSeconds: inSeconds(spec.timeout),
        architecture: spec.architecture,
        publishes: planPublishes(spec),
        topics: planPublishedTopics(spec),
        subscribes,
        ...(queue && { queue, eventDeadLetterName: eventDeadLetterName(environmentName, spec.name) }),
        batch: {
            size: spec.batch.size,
            windowSeconds: inSeconds(spec.batch.window),
            ...(spec.maximumConcurrency !== undefined && { maximumConcurrency: spec.maximumConcurrency }),
        },
        ...(schedule && {
            schedule,
            scheduleDeadLetterName: scheduleDeadLetterName(environmentName, spec.name),
        }),
        ...(spec.reservedConcurrency !== undefined && { reservedConcurrency: spec.reservedConcurrency }),
        ...(table && { table }),
        environment: byKey(spec.environment),
        secrets: byKey(spec.secrets),
        secretKeys: spec.secretKeys,
        permissions: planPermissions(spec.permissions, surroundings.region),
        ...(spec.tracing !== undefined && { tracing: spec.tracing }),
        logGroup: surroundings.logGroup,
        logRetentionDays: spec.logRetention === undefined ? surroundings.logRetentionDays : inDays(spec.logRetention),
        ...(surroundings.told && {
            alarms: planFunctionAlarms(spec, { ...(table && { table }) }, environmentName, carriersOf(subscribes)),
        }),
        tags: surroundings.tags,
    };
}
