import * as sqs from "@pulumi/aws/sqs";
import type * as pulumi from "@pulumi/pulumi";
import { longestMessageRetentionDays } from "../../model/aws/limits";
import { policy, tlsOnly } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** What {@link declareScheduleDeadLetters} takes. */
export interface ScheduleDeadLettersArgs {
    readonly queueName: string;
    readonly tags: Tags;
    /** Changes to its arguments. @default none */
    readonly transform?: Transform<sqs.QueueArgs>;
}

const secondsPerDay = 86_400;

/**
 * Declares the queue for what a schedule could not start.
 * @param name that of the service or function whose schedule it is
 */
export function declareScheduleDeadLetters(
    parent: pulumi.Resource,
    name: string,
    { queueName, tags, transform }: ScheduleDeadLettersArgs,
): sqs.Queue {
    const queue = new sqs.Queue(
        `${name}-schedules`,
        transformed(transform, {
            name: queueName,
            sqsManagedSseEnabled: true,
            messageRetentionSeconds: longestMessageRetentionDays * secondsPerDay,
            tags,
        }),
        { parent },
    );
    new sqs.QueuePolicy(
        `${name}-schedules`,
        { queueUrl: queue.id, policy: policy(tlsOnly("sqs:*", queue.arn)) },
        { parent },
    );
    return queue;
}
