import type { PricedThing, PricedTypes } from "../../aws/prices";
import type { Levels } from "./cost";

/** What a price is looked up by, or why there is none. */
export type Priced =
    | { readonly thing: PricedThing }
    | {
          /** An instance of EC2, a database of RDS, or a node of a cache. @default instances */
          readonly of?: PricedTypes;
          readonly instanceType: string;
          /** How much cheaper than on demand it is, in percent. @default 0 */
          readonly discountPercent?: number;
      }
    | { readonly missing: string };

/** Something that is billed, before its price is looked up. */
export interface CostItem {
    /** A stable key, unique in the estimate. */
    readonly key: string;
    /** What it is, for a reader. */
    readonly label: string;
    readonly unit: string;
    /** How many units a month. */
    readonly quantity: Levels<number>;
    readonly priced: Priced;
}

/** A month of 365 days of 24 hours by 12, as in the examples of AWS's pricing pages. */
export const hoursPerMonth = 730;

/** The days of a month, by the same reckoning. */
export const daysPerMonth = hoursPerMonth / 24;
