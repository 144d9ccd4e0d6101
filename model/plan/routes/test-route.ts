import { byKey } from "../../by-key";
import type { Configuration } from "../../schema/configuration";
import { shiftsTraffic } from "../deployment";
import { normalise } from "./pattern";
import { requestConditionsOf } from "./request-conditions";
import { defaultLoadBalancer, writtenRoutes, type WrittenRoute } from "./written-route";

/** The test requests of one of a service's routes. */
export interface TestRoute extends Omit<WrittenRoute, "priority"> {
    readonly test: true;
    /** The place of their rule, where it is not computed. */
    readonly priority?: number;
    /** The route that other requests take. */
    readonly production: WrittenRoute;
}

/**
 * The test requests of all services: those that a route takes, narrowed by what `deployment.testRoute` asks of them. They
 * go where the route's go, so what is done with them is the same.
 */
export function testRoutes({ services }: Pick<Configuration, "services">): TestRoute[] {
    return writtenRoutes({ services }).flatMap((production) => {
        const deployment = services[production.service]?.deployment;
        if (deployment?.testRoute === undefined || !shiftsTraffic(deployment)) return [];
        const { host, priority } = deployment.testRoute;
        const { condition, service, index, loadBalancer, action } = production;
        const { headers, query, ...others } = requestConditionsOf(deployment.testRoute);
        return {
            service,
            index,
            loadBalancer,
            action,
            test: true,
            production,
            condition: {
                ...condition,
                ...(host !== undefined && { host: normalise(host.toLowerCase()) }),
                ...(headers && { headers: byKey({ ...condition.headers, ...headers }) }),
                ...(query && { query: byKey({ ...condition.query, ...query }) }),
                ...others,
            },
            ...(priority !== undefined && { priority }),
        };
    });
}

/** What the services that have test routes ask of them, by service. */
export const writtenTestRoutes = ({ services }: Pick<Configuration, "services">) =>
    Object.values(services).flatMap(({ name: service, loadBalancer = defaultLoadBalancer, deployment }) =>
        deployment.testRoute === undefined ? [] : { service, loadBalancer, ...deployment.testRoute },
    );
