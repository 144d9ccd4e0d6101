/** The partition of a region: the second part of its ARNs. Source: AWS partitions, AWS general reference. */
export function partitionOf(region: string): "aws" | "aws-cn" | "aws-us-gov" {
    return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
