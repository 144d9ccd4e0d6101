import type { Cluster, Service, Tag } from "@aws-sdk/client-ecs";
import { proposal } from "../../model/schema/explain";
import { listed } from "../../model/words";
import { UsageError } from "../usage-error";
import { AwsError } from "../../program/aws-error";
import type { LiveStack } from "./live-stack";
import { allOf, describeInParts, mostAtOnce } from "./pages";

/** A cluster that is there. */
export interface LiveCluster extends Cluster {
    readonly clusterArn: string;
    readonly clusterName: string;
}

/** A service that is there, and its name in the configuration. */
export interface LiveService extends Service {
    readonly serviceArn: string;
    readonly serviceName: string;
    /** What the configuration calls it. */
    readonly name: string;
}

const tagOf = (tags: readonly Tag[] | undefined, key: string) => tags?.find((tag) => tag.key === key)?.value;

/** Whether something carries the tags that a stack gives to all that it holds. */
const belongsTo = ({ project, stack }: LiveStack, tags: readonly Tag[] | undefined): boolean =>
    tagOf(tags, "Project") === project && tagOf(tags, "Environment") === stack;

/**
 * The cluster of a stack, found by its tags (docs/decisions/commands-on-aws.md).
 * @throws AwsError if there is none, or more than one
 */
export async function findCluster(stack: LiveStack): Promise<LiveCluster> {
    const { aws, settings, project } = stack;
    const arns = await allOf(aws.ecs.paginateListClusters({}), ({ clusterArns }) => clusterArns);
    const all = await describeInParts(arns, mostAtOnce.clusters, async (clusters) => {
        const { clusters: found } = await aws.ecs.describeClusters({ clusters, include: ["TAGS"] });
        return found;
    });
    const own = all.filter(
        (cluster): cluster is LiveCluster => cluster.status === "ACTIVE" && belongsTo(stack, cluster.tags),
    );
    const [cluster, another] = own;
    if (cluster === undefined)
        throw new AwsError(
            `there is no cluster of the stack ${stack.stack} of ${project} in ${settings.region}; run pulumi up --stack ${stack.stack}, or use the credentials of the account that it is in`,
        );
    if (another !== undefined)
        throw new AwsError(
            `${listed(own.map(({ clusterName }) => clusterName))} all carry the tags of the stack ${stack.stack} of ${project}; two stacks of one name share this account: name one differently`,
        );
    return cluster;
}

/** The services of a stack, in the order of their names. */
export async function findServices(stack: LiveStack, { clusterArn: cluster }: LiveCluster): Promise<LiveService[]> {
    const { ecs } = stack.aws;
    const arns = await allOf(ecs.paginateListServices({ cluster }), ({ serviceArns }) => serviceArns);
    const all = await describeInParts(arns, mostAtOnce.services, async (services) => {
        const { services: found } = await ecs.describeServices({ cluster, services, include: ["TAGS"] });
        return found as LiveService[] | undefined;
    });
    return all
        .filter(({ tags, status }) => status !== "INACTIVE" && belongsTo(stack, tags))
        .map((service) => ({ ...service, name: tagOf(service.tags, "Service") ?? service.serviceName }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The service of a name.
 * @throws UsageError if the stack has none of this name, with the one that may be meant
 */
export async function findService(stack: LiveStack, cluster: LiveCluster, name: string): Promise<LiveService> {
    const services = await findServices(stack, cluster);
    const found = services.find((service) => service.name === name);
    if (found !== undefined) return found;
    const known = services.map((service) => service.name);
    throw new UsageError(`the stack ${stack.stack} has no service "${name}"; ${proposal(name, known)}`);
}
