import { instanceType } from "../../aws/instance-types";
import type { InstanceResources } from "./fit";

/**
 * The part of an instance's memory that tasks can't have, which the kernel and the ECS agent keep: a share of it, and
 * a number of MiB. AWS documents no figure for it, so this is an assumption, on the safe side of the published ones:
 * - m4.large registers 7,985 of 8,192 MiB (Container instance memory management, ECS developer guide), here 7,750;
 * - m6i.large 7,817 of 8,192 MiB (github.com/aws/amazon-ecs-ami/issues/597), here 7,750;
 * - r6id.xlarge 31,517 of 32,768 MiB with Amazon Linux 2023 (github.com/ASFHyP3/hyp3/pull/1900), here 31,097;
 * - r6id.4xlarge 126,722 of 131,072 MiB (the same), here 124,486.
 */
export const keptMemory = { percent: 5, mebibytes: 32 } as const;

/** An instance type, and what an instance of it offers to tasks. */
export interface OfferedType {
    readonly name: string;
    readonly architecture: "x86_64" | "arm64";
    readonly offered: InstanceResources;
}

/**
 * What an instance offers to tasks, or undefined for an unknown type. Each task takes a network interface: without
 * trunking all but the instance's own are for tasks, with it ECS has a number for each type.
 * Source: Elastic network interface trunking, ECS developer guide.
 */
export function offerOf(name: string, { trunking }: { readonly trunking: boolean }): OfferedType | undefined {
    const type = instanceType(name);
    if (type === undefined) return undefined;
    return {
        name,
        architecture: type.architecture,
        offered: {
            cpuUnits: type.vcpu * 1024,
            memoryMiB: Math.max(
                0,
                Math.floor((type.memoryMiB * (100 - keptMemory.percent)) / 100) - keptMemory.mebibytes,
            ),
            interfaces: Math.max(type.networkInterfaces - 1, trunking ? type.trunkedTasks : 0),
            ...(type.gpus > 0 && { gpus: type.gpus }),
        },
    };
}

/** CPU units for a reader: `0.25 vCPU`. */
export const cpuText = (cpuUnits: number): string => `${cpuUnits / 1024} vCPU`;
