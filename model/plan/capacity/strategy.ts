import type { ServiceCapacitySpec } from "../../schema/service-capacity";

/** One part of a capacity provider strategy. */
export interface StrategyItem {
    /** What the configuration calls the capacity provider: `ec2`, `fargate`, `fargate-spot` or one of `capacityProviders`. */
    readonly provider: string;
    /** The first tasks, which all run on it. */
    readonly base: number;
    /** Its share of the tasks above the base, next to the weights of the others. */
    readonly weight: number;
}

/** Which capacity providers the tasks of a service run on, in the order in which they are written. */
export type Strategy = readonly StrategyItem[];

/** The capacity providers of Fargate, which every account has: what AWS calls them, by what the configuration does. */
export const fargateProviders = { fargate: "FARGATE", "fargate-spot": "FARGATE_SPOT" } as const;

/** What the configuration calls one of Fargate's capacity providers. */
export type FargateKey = keyof typeof fargateProviders;

/** Whether a capacity provider is one of Fargate's. */
export const isFargate = (provider: string): provider is FargateKey => Object.hasOwn(fargateProviders, provider);

/** The strategy that a service's `capacity` stands for: a name alone has all tasks. */
export const strategyOf = (capacity: ServiceCapacitySpec): Strategy =>
    typeof capacity === "string" ? [{ provider: capacity, base: 0, weight: 1 }] : capacity;

/** Whether tasks run on Fargate. ECS takes no strategy that is part Fargate and part instances; a check tells of one. */
export const runsOnFargate = (strategy: Strategy): boolean => strategy.some(({ provider }) => isFargate(provider));

/** Whether tasks run on an Auto Scaling group, and on which of a strategy's providers. */
export const groupsOf = (strategy: Strategy): string[] =>
    strategy.map(({ provider }) => provider).filter((provider) => !isFargate(provider));

/** The capacity provider that lacks most of its share once so many tasks run, by provider; of equals the first. */
function nextProvider(strategy: Strategy, aboveBase: ReadonlyMap<string, number>): string | undefined {
    const weighted = strategy.filter(({ weight }) => weight > 0);
    const [first] = weighted;
    if (first === undefined) return undefined;
    const load = ({ provider, weight }: StrategyItem) => ((aboveBase.get(provider) ?? 0) + 1) / weight;
    return weighted.reduce((least, item) => (load(item) < load(least) ? item : least), first).provider;
}

/**
 * How many of a number of tasks run on each capacity provider: the base first, then by weight.
 * Source: CapacityProviderStrategyItem, ECS API reference. Which provider gets the odd task is not documented; here it
 * is the one that lacks most of its share.
 */
export function shareTasks(strategy: Strategy, tasks: number): ReadonlyMap<string, number> {
    const [only] = strategy;
    if (strategy.length === 1 && only !== undefined) return new Map([[only.provider, tasks]]);
    const shares = new Map(strategy.map(({ provider }) => [provider, 0]));
    let left = tasks;
    for (const { provider, base } of strategy) {
        const held = Math.min(base, left);
        shares.set(provider, (shares.get(provider) ?? 0) + held);
        left -= held;
    }
    const above = shareByWeight(strategy, left);
    for (const [provider, count] of above) shares.set(provider, (shares.get(provider) ?? 0) + count);
    return shares;
}

/** Tasks by weight: whole rounds of all weights at once, so that many tasks cost no more than few, then one by one. */
function shareByWeight(strategy: Strategy, tasks: number): Map<string, number> {
    const round = strategy.reduce((sum, { weight }) => sum + weight, 0);
    const rounds = round === 0 ? 0 : Math.floor(tasks / round);
    const counts = new Map(strategy.map(({ provider, weight }) => [provider, rounds * weight]));
    for (let left = round === 0 ? 0 : tasks - rounds * round; left > 0; left -= 1) {
        const provider = nextProvider(strategy, counts);
        if (provider === undefined) break;
        counts.set(provider, (counts.get(provider) ?? 0) + 1);
    }
    return counts;
}

const itemText = ({ provider, base, weight }: StrategyItem): string =>
    `${provider} (${base > 0 ? `base ${base}, ` : ""}weight ${weight})`;

/** A strategy for a reader: `fargate`, or `fargate (base 1, weight 1), fargate-spot (weight 3)`. */
export function strategyText(strategy: Strategy): string {
    const [only] = strategy;
    return strategy.length === 1 && only !== undefined ? only.provider : strategy.map(itemText).join(", ");
}
