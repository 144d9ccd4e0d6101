import type { OfferedType } from "./offer";
import type { Workload } from "./workload";

/** The Auto Scaling group that instances come from. */
export interface InstanceGroup {
    /** In order of preference; at least one. */
    readonly types: readonly OfferedType[];
    /** At least one. */
    readonly zones: readonly string[];
    readonly min: number;
    readonly max: number;
    /** What each instance runs one task of, in the order of their names. @default none */
    readonly daemons?: readonly Workload[];
}
