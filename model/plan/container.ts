/** The check that the container's host makes. */
export interface ContainerHealthCheckPlan {
    readonly command: readonly string[];
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly retries: number;
    readonly startPeriodSeconds: number;
}

/** What a container waits for in another of its task before it starts, by the other's name. */
export type ContainerDependencies = Readonly<Record<string, "START" | "HEALTHY" | "COMPLETE" | "SUCCESS">>;
