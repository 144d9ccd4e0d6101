/** Amounts with as many tasks as the services have at least, to start with, and at most. */
export interface Levels<Value> {
    readonly min: Value;
    readonly desired: Value;
    readonly max: Value;
}

/** One line of the monthly estimate. */
export interface CostLine {
    /** A stable key, unique in the estimate: `instances/on-demand`, `nat/hours`, `fargate/order`. */
    readonly key: string;
    /** What it is, for a reader. */
    readonly label: string;
    /** What the amounts count: `instance-hours`, `GB`, `LCU-hours`. */
    readonly unit: string;
    readonly quantity: Levels<number>;
    /** The price of a unit in USD, or undefined where it is not known. */
    readonly unitUsd?: number;
    /** The day of the price, as `2026-11-20`. */
    readonly priceDate?: string;
    /** USD a month in whole cents, or undefined where the price is not known. */
    readonly monthlyUsd?: Levels<number>;
    /** What is missing, where the price is not known: `no price for m7g.large in eu-west-1`. */
    readonly missing?: string;
}

/** Something that the estimate takes for granted, and where to set it. */
export interface CostAssumption {
    /** Where it is set: `cost.natTraffic`. */
    readonly path: string;
    /** For a reader: `100 GiB a month go through the NAT gateways`. */
    readonly text: string;
    /** Whether the configuration sets it to something else than the default. */
    readonly set: boolean;
}

/** The monthly estimate of an environment. */
export interface CostPlan {
    readonly region: string;
    readonly currency: "USD";
    /** In the order in which they are shown: what is largest in kind first. */
    readonly lines: readonly CostLine[];
    /** Why there are no lines, where nothing is billed. */
    readonly note?: string;
    /** The sum of the lines that have a price: of their amounts in whole cents, so that it agrees with what is shown. */
    readonly totalUsd: Levels<number>;
    /** What the total lacks, one sentence a missing price. */
    readonly missing: readonly string[];
    readonly assumptions: readonly CostAssumption[];
    /** Where the prices come from, with their dates. */
    readonly sources: readonly string[];
}
