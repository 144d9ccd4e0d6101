import type { WarmPoolSpec } from "../../schema/warm-pool";

/** The instances that wait beside an Auto Scaling group, as they will be kept. */
export interface WarmPoolPlan {
    readonly min: number;
    /** The most instances in the group and the pool together. */
    readonly maxPrepared: number;
    readonly state: WarmPoolSpec["state"];
}

/** Plans the instances that wait beside a group of so many instances at most. */
export const planWarmPool = ({ min, maxPrepared, state }: WarmPoolSpec, groupMax: number): WarmPoolPlan => ({
    min,
    maxPrepared: maxPrepared ?? groupMax,
    state,
});

/**
 * How many instances wait while a group has so many.
 * Source: PutWarmPool (MaxGroupPreparedCapacity, MinSize), Amazon EC2 Auto Scaling API reference.
 */
export const waitingInstances = ({ min, maxPrepared }: WarmPoolPlan, instances: number): number =>
    Math.max(min, maxPrepared - instances);

/** A warm pool for a reader: `up to 4 prepared in all, 1 or more waiting, stopped`. */
export const warmPoolText = ({ min, maxPrepared, state }: WarmPoolPlan): string =>
    `up to ${maxPrepared} prepared in all, ${min > 0 ? `${min} or more waiting, ` : ""}${state}`;
