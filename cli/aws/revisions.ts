import type { RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from "@aws-sdk/client-ecs";
import { endOfArn } from "../../model/aws/arn";
import { imageReference } from "../../model/operations/image-reference";
import { AwsError } from "../../program/aws-error";
import type { LiveCluster, LiveService } from "./cluster";
import type { LiveStack } from "./live-stack";
import { describeInParts } from "./pages";
import { listDeployments } from "./service-deployments";

/** Marks a task definition that repeats an earlier one, which was deregistered. Its value is the earlier one's family and revision. */
const copyTag = "RollbackOf";

/** The most service revisions that one call describes. Source: DescribeServiceRevisions, ECS API reference. */
const revisionsAtOnce = 20;

/** A task definition that a service ran, or could run. */
export interface Revision {
    readonly taskDefinition: string;
    /** `shop-dev-web:6`. */
    readonly name: string;
    /** The task definition that this one repeats. */
    readonly copyOf?: string;
    readonly definition: TaskDefinition;
    readonly tags: readonly Tag[];
    /** The digests that ran, by container, where AWS remembers them. */
    readonly digests: Readonly<Record<string, string>>;
}

/** `shop-dev-web` and `6` of a task definition's ARN, as `shop-dev-web:6`. */
const nameOf = (taskDefinition: string): string => endOfArn(taskDefinition);

/**
 * Reads a task definition, also one that is deregistered.
 * @param reference its ARN, or family and revision
 */
export async function describeRevision(
    { aws }: LiveStack,
    reference: string,
    digests: Readonly<Record<string, string>> = {},
): Promise<Revision> {
    const { taskDefinition: definition, tags = [] } = await aws.ecs.describeTaskDefinition({
        taskDefinition: reference,
        include: ["TAGS"],
    });
    if (definition?.taskDefinitionArn === undefined) throw new AwsError(`there is no task definition ${reference}`);
    const { taskDefinitionArn: taskDefinition } = definition;
    const copied = tags.find(({ key }) => key === copyTag)?.value;
    return {
        taskDefinition,
        name: nameOf(taskDefinition),
        ...(copied !== undefined && { copyOf: taskDefinition.replace(nameOf(taskDefinition), copied) }),
        definition,
        tags,
        digests,
    };
}

/** What the deployments of a service that succeeded ran, the newest first. AWS remembers those of 90 days. */
export async function succeededRevisions(
    stack: LiveStack,
    cluster: LiveCluster,
    service: LiveService,
): Promise<Revision[]> {
    const deployments = await listDeployments(stack, cluster, service);
    const arns = deployments
        .filter(({ status }) => status === "SUCCESSFUL")
        .flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []);
    const described = await describeInParts(arns, revisionsAtOnce, async (serviceRevisionArns) => {
        const { serviceRevisions } = await stack.aws.ecs.describeServiceRevisions({ serviceRevisionArns });
        return serviceRevisions;
    });
    const known = new Map<string, Revision>();
    const revisions: Revision[] = [];
    for (const arn of arns) {
        const found = described.find(({ serviceRevisionArn }) => serviceRevisionArn === arn);
        if (found?.taskDefinition === undefined) continue;
        const digests = Object.fromEntries(
            (found.containerImages ?? []).flatMap(({ containerName, imageDigest }) =>
                containerName === undefined || imageDigest === undefined ? [] : [[containerName, imageDigest]],
            ),
        );
        const revision =
            known.get(found.taskDefinition) ?? (await describeRevision(stack, found.taskDefinition, digests));
        known.set(found.taskDefinition, revision);
        revisions.push(revision);
    }
    return revisions;
}

/** The containers whose image a tag alone names: what the registry has under it may have changed. */
export const unpinned = ({ definition }: Revision): string[] =>
    (definition.containerDefinitions ?? [])
        .filter(({ image = "" }) => imageReference(image).digest === undefined)
        .flatMap(({ name }) => name ?? []);

/** What of a task definition is given when one is registered: the rest AWS adds. */
const registered = [
    "family",
    "taskRoleArn",
    "executionRoleArn",
    "networkMode",
    "containerDefinitions",
    "volumes",
    "placementConstraints",
    "requiresCompatibilities",
    "cpu",
    "memory",
    "pidMode",
    "ipcMode",
    "proxyConfiguration",
    "ephemeralStorage",
    "runtimePlatform",
    "enableFaultInjection",
] as const;

/**
 * A task definition that a service can be updated to. AWS takes none that is deregistered, which Pulumi does to each that
 * it replaces: the same is then registered once more.
 * @returns its ARN
 */
export async function usable(
    { aws }: LiveStack,
    { definition, taskDefinition, tags, copyOf }: Revision,
): Promise<string> {
    if (definition.status === "ACTIVE") return taskDefinition;
    const input = Object.fromEntries(
        registered.flatMap((key) => (definition[key] === undefined ? [] : [[key, definition[key]]])),
    ) as unknown as RegisterTaskDefinitionCommandInput;
    const kept = tags.filter(({ key = "" }) => key !== copyTag && !key.startsWith("aws:"));
    const { taskDefinition: copy } = await aws.ecs.registerTaskDefinition({
        ...input,
        tags: [...kept, { key: copyTag, value: nameOf(copyOf ?? taskDefinition) }],
    });
    if (copy?.taskDefinitionArn === undefined)
        throw new AwsError(`AWS did not register ${nameOf(taskDefinition)} again`);
    return copy.taskDefinitionArn;
}
