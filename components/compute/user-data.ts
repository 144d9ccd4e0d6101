import type { GroupPlan } from "../../model/plan/capacity/group";

/** Options of the ECS agent. Source: Amazon ECS container agent configuration, ECS developer guide. */
const agentOptions: readonly (readonly [string, string])[] = [
    // Tasks get their own roles, and not the host's.
    ["ECS_AWSVPC_BLOCK_IMDS", "true"],
    ["ECS_ENABLE_SPOT_INSTANCE_DRAINING", "true"],
    ["ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM", "ec2_instance"],
    // Images are found by digest, so a pulled one never goes stale.
    ["ECS_IMAGE_PULL_BEHAVIOR", "prefer-cached"],
];

/**
 * Settings of Bottlerocket's ECS agent, the same as {@link agentOptions} but for the propagation of tags, for which it has none.
 * Source: Bottlerocket API reference, settings.ecs and settings.autoscaling.
 */
const bottlerocketSettings: readonly (readonly [string, string])[] = [
    ["awsvpc-block-imds", "true"],
    ["enable-spot-instance-draining", "true"],
    ["image-pull-behavior", '"prefer-cached"'],
];

/** What an instance reads at its first start: it joins the cluster. A script, or the settings of Bottlerocket, which runs none. */
export function userData(
    clusterName: string,
    { os, warmPool, gpus }: Pick<GroupPlan, "os" | "warmPool" | "gpus">,
): string {
    if (os === "bottlerocket") {
        const settings = [["cluster", `"${clusterName}"`], ...bottlerocketSettings];
        return [
            "[settings.ecs]",
            ...settings.map(([setting, value]) => `${setting} = ${value}`),
            ...(warmPool === undefined ? [] : ["[settings.autoscaling]", "should-wait = true"]),
            "",
        ].join("\n");
    }
    // One that waits in the pool would join the cluster, get tasks and be stopped with them.
    const waits = warmPool === undefined ? [] : [["ECS_WARM_POOLS_CHECK", "true"] as const];
    const withGpus = gpus === undefined ? [] : [["ECS_ENABLE_GPU_SUPPORT", "true"] as const];
    const options = [["ECS_CLUSTER", clusterName] as const, ...agentOptions, ...waits, ...withGpus];
    const lines = options.map(([option, value]) => `${option}=${value}`);
    return ["#!/bin/bash", "cat >> /etc/ecs/ecs.config <<'EOF'", ...lines, "EOF", ""].join("\n");
}
