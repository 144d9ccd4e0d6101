import type { PriceTable } from "../../aws/prices";
import type { CostSpec } from "../../schema/cost";
import type { Plan } from "../plan";
import { alertItems } from "./alerts";
import { assumptionsOf } from "./assumptions";
import { cacheItems } from "./caches";
import type { CostPlan } from "./cost";
import { databaseItems } from "./databases";
import { discoveryItems } from "./discovery";
import { diskItems } from "./disks";
import { apiGatewayItems, webAclItems } from "./edge";
import { eventItems } from "./events";
import { fargateItems } from "./fargate";
import { fileItems } from "./files";
import { functionItems } from "./functions";
import { instanceItems } from "./instances";
import type { CostItem } from "./item";
import { jobItems } from "./jobs";
import { levelNames, mapLevels, sumLevels } from "./levels";
import { metricItems } from "./metrics";
import { networkItems } from "./network";
import { priceItem, sourcesOf } from "./pricing";
import { queueItems } from "./queues";
import { secretItems } from "./secrets";
import { imageItems, logItems } from "./storage";
import { tableItems } from "./tables";
import { tracingItems } from "./tracing";
import { warmPoolItems } from "./warm-pool";

/** A plan, as far as its cost depends on it. */
export type PricedPlan = Omit<Plan, "cost" | "rollouts">;

/** What is billed in a month. */
function itemsOf(plan: PricedPlan, spec: CostSpec, imagesKept: number): CostItem[] {
    // One that is already there is billed where it belongs.
    const own = plan.loadBalancers.filter(({ existing }) => existing === undefined);
    const items = [
        ...instanceItems(plan, spec),
        ...warmPoolItems(plan),
        ...fargateItems(plan.services),
        ...jobItems(plan, spec),
        ...networkItems(plan.network, own, spec),
        ...webAclItems(own, spec),
        ...apiGatewayItems(plan.apiGateway, spec),
        ...discoveryItems(plan),
        ...logItems(plan, spec),
        ...metricItems(plan, spec),
        ...queueItems(plan.services, plan.functions, spec),
        ...functionItems(plan.functions, spec),
        ...tableItems([...plan.services, ...plan.functions], spec),
        ...tracingItems(plan),
        ...eventItems(plan, spec),
        ...databaseItems(plan.services, spec),
        ...alertItems(plan),
        ...cacheItems(plan.services),
        ...secretItems(plan.services, spec),
        ...fileItems(plan, spec),
        ...diskItems(plan),
        ...imageItems(plan, spec, imagesKept),
    ];
    return items.filter(({ quantity }) => levelNames.some((level) => quantity[level] > 0));
}

/** The sum of amounts in whole cents, in whole cents. */
const cents = (usd: number): number => Math.round(usd * 100);

/**
 * Estimates what an environment costs in a month of 730 hours, from the public prices of its region. What has no price
 * is told as missing, and not part of the total.
 * @param imagesKept how many images each repository keeps
 * @param prices the region's prices, or undefined where none are known
 */
export function planCost(
    plan: PricedPlan,
    spec: CostSpec,
    imagesKept: number,
    prices: PriceTable | undefined,
): CostPlan {
    const { region } = plan;
    const local = plan.class === "local";
    const items = local ? [] : itemsOf(plan, spec, imagesKept);
    const lines = items.map((item) => priceItem(item, region, prices));
    const total = sumLevels(lines.flatMap(({ monthlyUsd }) => (monthlyUsd ? [mapLevels(monthlyUsd, cents)] : [])));
    const unknown = new Set(lines.flatMap(({ missing }) => missing ?? []));
    const nothingKnown = `no prices are known for ${region}: flotilla prices --refresh gets them from AWS`;
    return {
        region,
        currency: "USD",
        lines,
        ...(local && { note: "the environment runs on this machine: AWS bills nothing" }),
        totalUsd: mapLevels(total, (amount) => amount / 100),
        missing: prices === undefined && lines.length > 0 ? [nothingKnown] : [...unknown],
        assumptions: assumptionsOf(
            lines.map(({ key }) => key),
            spec,
        ),
        sources: sourcesOf(items, prices),
    };
}
