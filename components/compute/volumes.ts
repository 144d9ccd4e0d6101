import type * as ec2 from "@pulumi/aws/ec2";
import type { GroupPlan } from "../../model/plan/capacity/group";

const encrypted = { volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" } as const;

/**
 * The volumes of an instance. Bottlerocket has its system on the first, which is as large as the image says, and images
 * and containers on the second. Source: Bottlerocket, Concepts: storage.
 */
export function volumes({ os, rootVolumeGiB }: GroupPlan): NonNullable<ec2.LaunchTemplateArgs["blockDeviceMappings"]> {
    const { volumeType, ...rest } = encrypted;
    const sized = { volumeType, volumeSize: rootVolumeGiB, ...rest };
    return os === "bottlerocket"
        ? [
              { deviceName: "/dev/xvda", ebs: encrypted },
              { deviceName: "/dev/xvdb", ebs: sized },
          ]
        : [{ deviceName: "/dev/xvda", ebs: sized }];
}
