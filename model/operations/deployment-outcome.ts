/** A service deployment, as ECS describes it. The SDK's own type is one. */
export interface ObservedServiceDeployment {
    readonly status?: string | undefined;
    readonly statusReason?: string | undefined;
    readonly lifecycleStage?: string | undefined;
    readonly targetServiceRevision?: ObservedRevisionCounts | undefined;
    readonly sourceServiceRevisions?: readonly ObservedRevisionCounts[] | undefined;
    readonly rollback?: { readonly reason?: string | undefined } | undefined;
    readonly deploymentCircuitBreaker?:
        { readonly failureCount?: number | undefined; readonly threshold?: number | undefined } | undefined;
}

/** How many tasks of a service revision there are. */
export interface ObservedRevisionCounts {
    readonly arn?: string | undefined;
    readonly requestedTaskCount?: number | undefined;
    readonly runningTaskCount?: number | undefined;
    readonly pendingTaskCount?: number | undefined;
    /** The share of all requests that ECS sends it, in percent, where ECS moves them. */
    readonly requestedProductionTrafficWeight?: number | undefined;
    /** The share of test requests, in percent. */
    readonly requestedTestTrafficWeight?: number | undefined;
}

/** Where a deployment is. */
export interface DeploymentOutcome {
    readonly state: "going" | "succeeded" | "rolled back" | "failed";
    /** One line, the same as long as nothing changes. */
    readonly text: string;
}

/** How each status ends. Source: ServiceDeployment, ECS API reference. */
const states: Readonly<Record<string, DeploymentOutcome["state"]>> = {
    SUCCESSFUL: "succeeded",
    STOPPED: "failed",
    ROLLBACK_SUCCESSFUL: "rolled back",
    ROLLBACK_FAILED: "failed",
};

const words: Readonly<Record<string, string>> = {
    PENDING: "waits to begin",
    IN_PROGRESS: "goes on",
    STOP_REQUESTED: "is being stopped",
    STOPPED: "was stopped",
    SUCCESSFUL: "succeeded",
    ROLLBACK_REQUESTED: "is about to be rolled back",
    ROLLBACK_IN_PROGRESS: "is being rolled back",
    ROLLBACK_SUCCESSFUL: "was rolled back",
    ROLLBACK_FAILED: "failed, and could not be rolled back",
};

/** `PRE_SCALE_UP` as `pre scale up`. */
export const stageText = (stage: string): string => stage.toLowerCase().replaceAll("_", " ");

/** Which requests the new tasks have, where ECS moves them. */
function sharesText({
    requestedProductionTrafficWeight: share,
    requestedTestTrafficWeight: tests = 0,
}: ObservedRevisionCounts): string[] {
    if (share === undefined) return [];
    return [`they have ${share} % of the requests${tests > 0 ? `, and ${tests} % of the test requests` : ""}`];
}

/** What a service deployment's state means. */
export function deploymentOutcome(deployment: ObservedServiceDeployment): DeploymentOutcome {
    const { status = "PENDING", statusReason, lifecycleStage, targetServiceRevision: target, rollback } = deployment;
    const { requestedTaskCount: wanted, runningTaskCount: running = 0, pendingTaskCount: pending = 0 } = target ?? {};
    const state = states[status] ?? "going";
    const failures = deployment.deploymentCircuitBreaker?.failureCount ?? 0;
    const threshold = deployment.deploymentCircuitBreaker?.threshold;
    const counts =
        state !== "going" || wanted === undefined
            ? []
            : [
                  `${running} of ${wanted} new tasks run${pending > 0 ? `, ${pending} start` : ""}`,
                  ...sharesText(target ?? {}),
                  ...(failures > 0
                      ? [
                            `${failures}${threshold === undefined ? "" : ` of ${threshold}`} failures until it is given up`,
                        ]
                      : []),
              ];
    const why = [...new Set([rollback?.reason, statusReason])].filter(
        (reason) => reason !== undefined && reason !== "" && state !== "succeeded",
    );
    return {
        state,
        text: [
            `the deployment ${words[status] ?? `is ${status}`}`,
            ...(state === "going" && lifecycleStage !== undefined ? [stageText(lifecycleStage)] : []),
            ...counts,
            ...why,
        ].join("; "),
    };
}
