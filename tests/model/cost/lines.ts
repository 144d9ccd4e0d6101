import assert from "node:assert/strict";
import type { PriceTable } from "../../../model/aws/prices";
import type { CostLine, CostPlan } from "../../../model/plan/cost/cost";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planOf, serviceFile } from "../../support/fixtures";
import { pricesFixture } from "../../support/prices";
import { webService } from "../../support/plans";

/** An environment whose cost is asked for. */
export interface PricedEnvironment {
    /** Sections of the stack file. */
    readonly sections?: Readonly<Record<string, unknown>>;
    readonly services?: readonly ServiceConfiguration[];
    /** @default - those of the fixture */
    readonly prices?: PriceTable | undefined;
}

/** The estimate of an environment that differs from the smallest valid one. */
export function costOf({ sections = {}, services = [webService()], ...given }: PricedEnvironment): CostPlan {
    const prices = "prices" in given ? given.prices : pricesFixture;
    const stack = { environment: { class: "disposable" }, capacity: { instanceTypes: ["t3.medium"] }, ...sections };
    const sources = { namespace: "shop", stack, services: services.map((definition) => serviceFile(definition)) };
    return planOf(sources, { project: "shop", prices }).cost;
}

/** A line of an estimate, or undefined if it has none of that key. */
export const lineOf = ({ lines }: CostPlan, key: string): CostLine | undefined =>
    lines.find((line) => line.key === key);

/** What each line of an estimate costs with the desired tasks, by key. */
export const desiredUsd = ({ lines }: CostPlan): Record<string, number | undefined> =>
    Object.fromEntries(lines.map(({ key, monthlyUsd }) => [key, monthlyUsd?.desired]));

/** Asserts what a line counts with the desired tasks. */
export function assertQuantity(cost: CostPlan, key: string, quantity: number, unit: string): void {
    const line = lineOf(cost, key);
    assert.ok(line, `there is no line ${key} among ${cost.lines.map((each) => each.key).join(", ")}`);
    assert.deepEqual([line.quantity.desired, line.unit], [quantity, unit]);
}
