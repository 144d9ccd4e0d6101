/** A Lambda function, as Lambda describes it. The SDK's own type is one. */
export interface ObservedFunction {
    readonly State?: string | undefined;
    readonly StateReason?: string | undefined;
    readonly LastUpdateStatus?: string | undefined;
    readonly LastUpdateStatusReason?: string | undefined;
}

/** What brings a function its events, as Lambda describes it. The SDK's own type is one. */
export interface ObservedMapping {
    readonly State?: string | undefined;
    readonly StateTransitionReason?: string | undefined;
}

/** What can be said of a function in a word. */
export type FunctionCondition = "active" | "updating" | "unhealthy";

/** A function's condition, and why. */
export interface FunctionState {
    readonly condition: FunctionCondition;
    /** What is wrong, or going on; nothing where it is active. */
    readonly reasons: readonly string[];
}

const because = (reason: string | undefined): string => (reason === undefined ? "" : `: ${reason}`);

/** The states of what brings events in which it does, or is about to. Source: GetEventSourceMapping, Lambda API reference. */
const bringing = new Set(["Creating", "Enabling", "Enabled", "Updating"]);

/** What a function is like. One that has not run for weeks is as good as another: Lambda makes it ready when it is run. */
export function functionState(lambda: ObservedFunction, mappings: readonly ObservedMapping[]): FunctionState {
    const wrong = [
        ...(lambda.State === "Failed" ? [`Lambda can't run it${because(lambda.StateReason)}`] : []),
        ...(lambda.LastUpdateStatus === "Failed"
            ? [`its last update failed${because(lambda.LastUpdateStatusReason)}`]
            : []),
        ...mappings
            .filter(({ State = "Enabled" }) => !bringing.has(State))
            .map(
                ({ State = "", StateTransitionReason }) =>
                    `its events are not brought, they wait in its queue (${State.toLowerCase()}${because(StateTransitionReason)})`,
            ),
    ];
    if (wrong.length > 0) return { condition: "unhealthy", reasons: wrong };
    return lambda.State === "Pending" || lambda.LastUpdateStatus === "InProgress"
        ? { condition: "updating", reasons: ["it is being created or updated"] }
        : { condition: "active", reasons: [] };
}
