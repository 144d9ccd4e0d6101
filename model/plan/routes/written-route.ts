import type { Configuration } from "../../schema/configuration";
import { planAction, type RouteAction } from "./action";
import { conditionOf, type RouteCondition } from "./condition";

/** The key of the load balancer that services use unless they name another. */
export const defaultLoadBalancer = "default";

/** A route as a service writes it. */
export interface WrittenRoute {
    readonly service: string;
    /** Its place in the service's list of routes. */
    readonly index: number;
    /** The key of the load balancer that it is on. */
    readonly loadBalancer: string;
    readonly condition: RouteCondition;
    /** What is done with its requests, beside sending them to the service. */
    readonly action: RouteAction;
    /** The place of its rule, where it is not computed. */
    readonly priority?: number;
}

/** The routes of all services, in the order in which they are written. */
export function writtenRoutes({ services }: Pick<Configuration, "services">): WrittenRoute[] {
    return Object.values(services).flatMap((service) =>
        (service.routes ?? []).map((route, index): WrittenRoute => {
            const priority = typeof route === "string" ? undefined : route.priority;
            return {
                service: service.name,
                index,
                loadBalancer: service.loadBalancer ?? defaultLoadBalancer,
                condition: conditionOf(route),
                action: typeof route === "string" ? {} : planAction(service.name, route),
                ...(priority !== undefined && { priority }),
            };
        }),
    );
}
