import type { CapacitySpec } from "../../schema/capacity";

/** A group of instances as it is configured: an Auto Scaling group, or instances that ECS manages. */
export interface WrittenGroup {
    readonly key: string;
    /** Where it is written, from the configuration's root. */
    readonly path: readonly [string, ...string[]];
    readonly spec: CapacitySpec;
    /** Whether ECS manages its instances, so that it is no Auto Scaling group. */
    readonly managed: boolean;
}
