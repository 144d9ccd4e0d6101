import type { Price, PriceTable } from "../../aws/prices";
import type { CostLine } from "./cost";
import type { CostItem, Priced } from "./item";
import { mapLevels } from "./levels";

/** In whole cents, so that the sum of what is shown is the sum that is shown. */
const toCents = (usd: number): number => Math.round(usd * 100) / 100;

/** Without the noise of binary fractions. */
const toThousandths = (quantity: number): number => Math.round(quantity * 1000) / 1000;

/** AWS gives prices with up to ten decimals. */
const toPrice = (usd: number): number => Math.round(usd * 1e10) / 1e10;

/** The price of what an item is priced by, or undefined where the table has none. */
export function priceOf(priced: Priced, prices: PriceTable | undefined): Price | undefined {
    if (prices === undefined || "missing" in priced) return undefined;
    if ("thing" in priced) return prices.things[priced.thing];
    const types = prices[priced.of ?? "instances"];
    return Object.hasOwn(types, priced.instanceType) ? types[priced.instanceType] : undefined;
}

function whyMissing(priced: Priced, region: string): string {
    if ("missing" in priced) return priced.missing;
    return `no price for ${"thing" in priced ? priced.thing : priced.instanceType} in ${region}`;
}

/** An item with its price, or with what is missing. */
export function priceItem({ priced, ...item }: CostItem, region: string, prices: PriceTable | undefined): CostLine {
    const line = { ...item, quantity: mapLevels(item.quantity, toThousandths) };
    const price = priceOf(priced, prices);
    if (price === undefined) return { ...line, missing: whyMissing(priced, region) };
    const discountPercent = "instanceType" in priced ? (priced.discountPercent ?? 0) : 0;
    const unitUsd = toPrice(price.usd * (1 - discountPercent / 100));
    return {
        ...line,
        unitUsd,
        priceDate: price.date,
        monthlyUsd: mapLevels(item.quantity, (quantity) => toCents(quantity * unitUsd)),
    };
}

/** Where the prices of items come from: each source once, with the days on which it gave them. */
export function sourcesOf(items: readonly CostItem[], prices: PriceTable | undefined): string[] {
    const days = new Map<number, Set<string>>();
    for (const { priced } of items) {
        const price = priceOf(priced, prices);
        if (price !== undefined) days.set(price.source, (days.get(price.source) ?? new Set()).add(price.date));
    }
    return [...days]
        .sort(([a], [b]) => a - b)
        .map(([source, dates]) => `${[...dates].sort().join(", ")}: ${prices?.sources[source] ?? "unknown"}`);
}
