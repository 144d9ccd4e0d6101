import type { MetricPlan } from "../alarm";
import { alarmKey, type DataStore } from "../alarms/draft";
import type { ServicePlan } from "../service";

/** A line of a graph. */
export interface GraphLine {
    readonly label: string;
    /** The metric, or an expression of the lines that have an id. */
    readonly of: MetricPlan | string;
    /** What expressions call it. @default none */
    readonly id?: string;
    /** Whether it is only there for expressions. @default false */
    readonly hidden?: boolean;
}

/** A graph, before it has its place. */
export interface Graph {
    readonly title: string;
    readonly lines: readonly GraphLine[];
    /** What an alarm begins at, as a line across. @default none */
    readonly threshold?: number;
    /** The smallest range of the axis, so that noise near zero looks small. @default - that of the values */
    readonly upTo?: number;
}

/** A heading with the graphs below it. */
export interface DashboardRow {
    readonly heading: string;
    readonly graphs: readonly Graph[];
}

/** A service or function, as far as its graphs depend on it. */
export type GraphedOwner = Pick<ServicePlan, "name" | "alarms">;

/** The threshold of an alarm of a service or function, or of a data store of it, by its kind, where it has one. */
export function thresholdOf(
    { name, alarms }: GraphedOwner,
    kind: string,
    of?: DataStore,
): { readonly threshold?: number } {
    const threshold = alarms?.alarms.find(({ key }) => key === alarmKey(name, kind, of))?.threshold;
    return threshold === undefined ? {} : { threshold };
}
