import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { proposal } from "../../model/schema/explain";
import { AwsError } from "../../program/aws-error";
import type { LiveService } from "../aws/cluster";
import type { LiveStack } from "../aws/live-stack";
import { UsageError } from "../usage-error";

/** Where the output of containers is: a log group, and what the names of its streams begin with. */
export interface LogSource {
    readonly group: string;
    /** @default - all streams of the group */
    readonly prefix?: string;
    /** The function that writes there. @default - tasks do, whose streams say which */
    readonly lambda?: string;
}

const optionOf = ({ logConfiguration }: ContainerDefinition, option: string): string | undefined =>
    logConfiguration?.logDriver === "awslogs" ? logConfiguration.options?.[option] : undefined;

/** `<prefix>/<container>/<task>` is how the agent names a stream. Source: Send Amazon ECS logs to CloudWatch, ECS developer guide. */
const streamPrefix = (container: ContainerDefinition): string =>
    `${optionOf(container, "awslogs-stream-prefix") ?? ""}/${container.name ?? ""}/`;

/**
 * Where a service's containers write to, as its task definition says.
 * @param named one container
 * @throws UsageError if there is no container of this name
 * @throws AwsError if they write to no log group
 */
export async function findLogSources(
    { aws }: LiveStack,
    { name, taskDefinition: current }: LiveService,
    named: string | undefined,
): Promise<LogSource[]> {
    const { taskDefinition } = await aws.ecs.describeTaskDefinition({ taskDefinition: current });
    const containers = taskDefinition?.containerDefinitions ?? [];
    const chosen = containers.filter((container) => named === undefined || container.name === named);
    if (chosen.length === 0)
        throw new UsageError(
            `${name} has no container "${named}"; ${proposal(
                named ?? "",
                containers.flatMap((container) => container.name ?? []),
            )}`,
        );
    const inGroups = chosen.filter((container) => optionOf(container, "awslogs-group") !== undefined);
    const [first] = chosen;
    if (inGroups.length === 0)
        throw new AwsError(
            `the output of ${first?.name ?? name} does not go to CloudWatch Logs, but to ${first?.logConfiguration?.logDriver ?? "nowhere"}; look for it there`,
        );
    const sources = inGroups.map((container) => ({
        group: optionOf(container, "awslogs-group") ?? "",
        ...(named !== undefined && { prefix: streamPrefix(container) }),
    }));
    return sources.filter(({ group }, index) => sources.findIndex((other) => other.group === group) === index);
}
