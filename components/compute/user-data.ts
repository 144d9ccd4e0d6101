/** Options of the ECS agent. Source: Amazon ECS container agent configuration, ECS developer guide. */
const agentOptions: readonly (readonly [string, string])[] = [
    // Tasks get their own roles, and not the host's.
    ["ECS_AWSVPC_BLOCK_IMDS", "true"],
    ["ECS_ENABLE_SPOT_INSTANCE_DRAINING", "true"],
    ["ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM", "ec2_instance"],
    // Images are found by digest, so a pulled one never goes stale.
    ["ECS_IMAGE_PULL_BEHAVIOR", "prefer-cached"],
];

/** The script that an instance runs at its first start: it joins the cluster. */
export function userData(clusterName: string): string {
    const lines = [["ECS_CLUSTER", clusterName], ...agentOptions].map(([option, value]) => `${option}=${value}`);
    return ["#!/bin/bash", "cat >> /etc/ecs/ecs.config <<'EOF'", ...lines, "EOF", ""].join("\n");
}
