/** The tags of a job's task definition that tell who runs it by hand where its tasks run. */
export const jobTagNames = {
    job: "Job",
    /** The ids of the subnets, with spaces between them: tags take no commas. */
    subnets: "flotilla:subnets",
    securityGroup: "flotilla:security-group",
    /** As {@link strategyText} writes it. */
    strategy: "flotilla:capacity",
} as const;

/** What a capacity provider has of tasks, by its name on AWS. */
export interface NamedShare {
    readonly capacityProvider: string;
    readonly weight: number;
    readonly base: number;
}

/** A capacity provider strategy as the value of a tag: `FARGATE:1:0 FARGATE_SPOT:3:0`. */
export const strategyText = (strategy: readonly NamedShare[]): string =>
    strategy.map(({ capacityProvider, weight, base }) => `${capacityProvider}:${weight}:${base}`).join(" ");

/** The strategy that a tag's value writes. */
export const readStrategy = (text: string): NamedShare[] =>
    text.split(" ").map((share) => {
        const [capacityProvider = "", weight, base] = share.split(":");
        return { capacityProvider, weight: Number(weight ?? 1), base: Number(base ?? 0) };
    });
