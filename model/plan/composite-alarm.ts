/** An alarm on the states of other alarms, as it will be built. */
export interface CompositeAlarmPlan {
    /** Tells it from all others of the environment: `order-availability-page`. */
    readonly key: string;
    readonly name: string;
    readonly description: string;
    /** It begins when all alarms of one of these groups have begun. The keys of alarms of the same service. */
    readonly anyOf: readonly (readonly string[])[];
}
