import { instanceType, type Architecture } from "../../aws/instance-types";
import type { CapacitySpec } from "../../schema/capacity";
import { inGiB, inSeconds } from "../../schema/units";
import { fit } from "../names";
import type { WrittenGroup } from "./written-group";
import { planWarmPool, type WarmPoolPlan } from "./warm-pool";

/** The key of the group that the section `capacity` describes. */
export const defaultGroup = "ec2";

/** A group of instances as it will be built, and the capacity provider that stands for it. */
export interface GroupPlan {
    /** What services choose it by: `ec2`, or its name in `capacityProviders`. */
    readonly key: string;
    /** What its resources' names begin with. */
    readonly name: string;
    /** Whether ECS manages its instances, so that there is no Auto Scaling group. */
    readonly managed?: true;
    readonly instanceTypes: readonly string[];
    readonly architecture: Architecture;
    readonly min: number;
    readonly max: number;
    readonly onDemandBase: number;
    readonly spotPercent: number;
    readonly targetCapacityPercent: number;
    /** Whether an instance takes more tasks than it has network interfaces, and whether this environment turns that on for the account. */
    readonly trunking: "off" | "shared" | "owned";
    readonly warmupSeconds: number;
    readonly os: "amazon-linux" | "bottlerocket";
    /** Whether its instances have GPUs, and so an image with their driver. */
    readonly gpus?: true;
    /** An AMI's id, or `resolve:ssm:` and the parameter that names the image of the day; none where ECS chooses it. */
    readonly imageId?: string;
    readonly rootVolumeGiB: number;
    readonly detailedMonitoring: boolean;
    readonly instanceRefresh: boolean;
    /** The instances that wait beside the group; none where it is on its way out. */
    readonly warmPool?: WarmPoolPlan;
    /** Whether it is on its way out: no service runs on it, and it keeps no instance. */
    readonly retired: boolean;
    /** Whether destroying the group ends its instances without draining them first. */
    readonly forceDelete: boolean;
}

/**
 * The SSM parameters that name the current images. Source: Retrieving Amazon ECS-optimized Linux AMI metadata and
 * Retrieving an Amazon ECS-optimized Bottlerocket AMI, ECS developer guide.
 */
const imageParameters: Readonly<Record<GroupPlan["os"], Readonly<Record<Architecture, string>>>> = {
    "amazon-linux": {
        x86_64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
        arm64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
    },
    bottlerocket: {
        x86_64: "/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id",
        arm64: "/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id",
    },
};

/**
 * The same for instances with GPUs, with NVIDIA's driver. Of Amazon Linux there is none for arm64. Source: Amazon
 * ECS-optimized Linux AMIs and Using Bottlerocket with Amazon ECS, ECS developer guide.
 */
const gpuImageParameters: typeof imageParameters = {
    "amazon-linux": {
        x86_64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id",
        arm64: imageParameters["amazon-linux"].arm64,
    },
    bottlerocket: {
        x86_64: "/aws/service/bottlerocket/aws-ecs-2-nvidia/x86_64/latest/image_id",
        arm64: "/aws/service/bottlerocket/aws-ecs-2-nvidia/arm64/latest/image_id",
    },
};

/** Whether a group has instances with GPUs, by the first instance type; a check sees to it that the others are alike. */
export const hasGpus = ({ instanceTypes: [first = ""] }: Pick<CapacitySpec, "instanceTypes">): boolean =>
    (instanceType(first)?.gpus ?? 0) > 0;

/** The architecture of the first instance type; a check sees to it that the others are of the same. */
export const architectureOf = (spec: CapacitySpec): Architecture =>
    instanceType(spec.instanceTypes[0] ?? "")?.architecture ?? "x86_64";

/** Where a group of a plan is written, from the configuration's root. */
export const groupPath = (key: string): readonly [string, ...string[]] =>
    key === defaultGroup ? ["capacity"] : ["capacityProviders", key];

/** A group's name leaves room for what Pulumi appends, and for the environment's to be seen. */
const groupNameLength = 40;

/** What groups depend on beside their own configuration. */
export interface CapacitySurroundings {
    /** What the environment's resources' names begin with. */
    readonly name: string;
    readonly production: boolean;
    readonly protect: boolean;
}

/** Plans a group of instances. */
export function planGroup(
    { key, spec, managed }: WrittenGroup,
    { name, production, protect }: CapacitySurroundings,
): GroupPlan {
    const architecture = architectureOf(spec);
    const gpus = hasGpus(spec);
    const parameters = gpus ? gpuImageParameters : imageParameters;
    return {
        key,
        name: key === defaultGroup ? name : fit(`${name}-${key}`, groupNameLength),
        ...(managed && { managed }),
        instanceTypes: spec.instanceTypes,
        architecture,
        min: spec.retired ? 0 : spec.min,
        max: spec.max,
        onDemandBase: spec.onDemandBase,
        spotPercent: spec.spot,
        trunking: spec.trunking === "shared" ? "shared" : spec.trunking ? "owned" : "off",
        targetCapacityPercent: spec.targetCapacity ?? (production ? 90 : 100),
        warmupSeconds: inSeconds(spec.warmup),
        os: spec.os,
        ...(gpus && { gpus }),
        ...(!managed && { imageId: spec.ami ?? `resolve:ssm:${parameters[spec.os][architecture]}` }),
        rootVolumeGiB: inGiB(spec.rootVolume),
        detailedMonitoring: spec.detailedMonitoring ?? production,
        instanceRefresh: spec.instanceRefresh,
        ...(spec.warmPool && !spec.retired && { warmPool: planWarmPool(spec.warmPool, spec.max) }),
        retired: spec.retired,
        forceDelete: !protect,
    };
}
