import type { Configuration } from "../../schema/configuration";
import type { Plan } from "../plan";
import { priorityOf } from "./rules";
import { writtenRoutes, type WrittenRoute } from "./written-route";

/** A route as it is written, with the place that its rule has. */
export interface PlacedRoute extends WrittenRoute {
    readonly priority: number;
    /** Whether the configuration says the place. */
    readonly explicit: boolean;
}

/** The routes of all services with their places, by load balancer. What has no rule in the plan is left out. */
export function placedRoutes(configuration: Configuration, plan: Plan): PlacedRoute[][] {
    const rules = new Map(plan.services.map(({ name, exposure }) => [name, exposure?.rules ?? []]));
    const byLoadBalancer = new Map<string, PlacedRoute[]>(plan.loadBalancers.map(({ key }) => [key, []]));
    for (const route of writtenRoutes(configuration)) {
        const priority = priorityOf(route.service, route.condition, rules.get(route.service) ?? []);
        if (priority === undefined) continue;
        byLoadBalancer.get(route.loadBalancer)?.push({ ...route, priority, explicit: route.priority !== undefined });
    }
    return [...byLoadBalancer.values()];
}
