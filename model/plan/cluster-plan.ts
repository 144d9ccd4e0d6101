/** The cluster as it will be built. */
export interface ClusterPlan {
    readonly containerInsights: "disabled" | "enabled" | "enhanced";
    readonly exec: boolean;
    readonly execLogGroup: string;
    readonly logRetentionDays: number;
}
