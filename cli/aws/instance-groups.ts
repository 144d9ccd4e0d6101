import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { endOfArn } from "../../model/aws/arn";
import type { LiveCluster } from "./cluster";
import type { LiveStack } from "./live-stack";

/** The instances of a capacity provider: an Auto Scaling group, and the AMIs that they run and would run. */
export interface InstanceGroup {
    readonly provider: string;
    readonly groupName: string;
    /** The AMI that a new instance gets now, or undefined where the launch template names none. */
    readonly newestImage?: string;
    /** The AMI of each instance, by its id. */
    readonly images: Readonly<Record<string, string>>;
}

/** The instances of a group whose AMI is not the newest. */
export const outdatedIn = ({ newestImage, images }: InstanceGroup): string[] =>
    Object.entries(images)
        .filter(([, image]) => newestImage !== undefined && image !== newestImage)
        .map(([instance]) => instance)
        .sort();

/** The AMI that the launch template of a group stands for now: what `resolve:ssm:…` in it comes to. */
async function newestImageOf({ aws }: LiveStack, group: AutoScalingGroup): Promise<string | undefined> {
    const template =
        group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? undefined;
    if (template?.LaunchTemplateId === undefined) return undefined;
    const { LaunchTemplateVersions: [version] = [] } = await aws.ec2.describeLaunchTemplateVersions({
        LaunchTemplateId: template.LaunchTemplateId,
        Versions: [template.Version ?? "$Default"],
        ResolveAlias: true,
    });
    const image = version?.LaunchTemplateData?.ImageId;
    return image?.startsWith("ami-") === true ? image : undefined;
}

async function imagesOf({ aws }: LiveStack, { Instances = [] }: AutoScalingGroup): Promise<Record<string, string>> {
    const ids = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
    if (ids.length === 0) return {};
    const { Reservations = [] } = await aws.ec2.describeInstances({ InstanceIds: ids });
    const instances = Reservations.flatMap((reservation) => reservation.Instances ?? []);
    return Object.fromEntries(
        instances.flatMap(({ InstanceId, ImageId }) =>
            InstanceId === undefined || ImageId === undefined ? [] : [[InstanceId, ImageId]],
        ),
    );
}

/** The groups of instances that a cluster's capacity providers scale. */
export async function findInstanceGroups(stack: LiveStack, cluster: LiveCluster): Promise<InstanceGroup[]> {
    const { aws } = stack;
    const names = cluster.capacityProviders ?? [];
    if (names.length === 0) return [];
    const { capacityProviders = [] } = await aws.ecs.describeCapacityProviders({ capacityProviders: names });
    const groups: InstanceGroup[] = [];
    for (const { name = "", autoScalingGroupProvider: scaled } of capacityProviders) {
        if (scaled?.autoScalingGroupArn === undefined) continue;
        const groupName = endOfArn(scaled.autoScalingGroupArn);
        const { AutoScalingGroups: [group] = [] } = await aws.autoScaling.describeAutoScalingGroups({
            AutoScalingGroupNames: [groupName],
        });
        if (group === undefined) continue;
        const newestImage = await newestImageOf(stack, group);
        groups.push({
            provider: name,
            groupName,
            ...(newestImage !== undefined && { newestImage }),
            images: await imagesOf(stack, group),
        });
    }
    return groups.sort((a, b) => (a.provider < b.provider ? -1 : 1));
}
