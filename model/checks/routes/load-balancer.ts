import { defaultLoadBalancer } from "../../plan/routes/written-route";
import { proposal } from "../../schema/explain";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ loadBalancer, routes }, at, { configuration }) => {
    if (loadBalancer === undefined) return [];
    const known = [defaultLoadBalancer, ...Object.keys(configuration.loadBalancers).sort()];
    if (!known.includes(loadBalancer))
        return [
            finding(at("loadBalancer"), `there is no load balancer "${loadBalancer}"`, proposal(loadBalancer, known)),
        ];
    return routes === undefined
        ? [
              finding(
                  at("loadBalancer"),
                  `"${loadBalancer}" has nothing to send to the service, which has no routes`,
                  'add routes, such as ["/*"], or remove it',
              ),
          ]
        : [];
});

/** The rule `routes/load-balancer`. */
export const routesLoadBalancer: Rule = {
    id: "routes/load-balancer",
    severity: "error",
    what: "A service's `loadBalancer` is `default` or one of `loadBalancers`, and the service has routes on it.",
    why: "The service would be built without any way in: no listener would have a rule for it.",
    remedy: "Write the name as in the section `loadBalancers`, or remove it for the one of the section `loadBalancer`.",
    source: "Follows from the sections `loadBalancer` and `loadBalancers`.",
    check,
};
