import type { Configuration } from "../../schema/configuration";
import { conditionText } from "./condition";
import type { Claim } from "./rules";
import { testRoutes } from "./test-route";
import { defaultLoadBalancer, writtenRoutes } from "./written-route";

/**
 * The routes of all services on one load balancer, and then their test routes. Of two that are the same, a check tells;
 * here the first counts.
 */
export function claimsOf(configuration: Configuration, loadBalancer = defaultLoadBalancer): Claim[] {
    const seen = new Set<string>();
    return [...writtenRoutes(configuration), ...testRoutes(configuration)]
        .filter((route) => route.loadBalancer === loadBalancer)
        .filter(({ condition }) => {
            const text = conditionText(condition);
            const isNew = !seen.has(text);
            seen.add(text);
            return isNew;
        });
}
