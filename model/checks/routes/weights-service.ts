import { hasAlternate } from "../../plan/deployment";
import { defaultLoadBalancer } from "../../plan/routes/written-route";
import { proposal } from "../../schema/explain";
import type { ServiceSpec } from "../../schema/service";
import { eachWeightedRoute, finding, type Check, type Finding, type Rule } from "../rule";

const balancerOf = ({ loadBalancer }: ServiceSpec) => loadBalancer ?? defaultLoadBalancer;

/** What keeps a service from having a share of the requests of another, and what to do about it. */
function obstacle(service: ServiceSpec, other: ServiceSpec): readonly [reason: string, remedy: string] | undefined {
    if (other.routes === undefined)
        return [
            `"${other.name}" has no routes, so that no load balancer knows it`,
            'give it a route of its own, by which you can try it first, such as { path: "/*", headers: { x-version: "next" } }',
        ];
    if (balancerOf(other) !== balancerOf(service))
        return [
            `"${other.name}" is on the load balancer "${balancerOf(other)}", and "${service.name}" on "${balancerOf(service)}"`,
            `write loadBalancer: "${balancerOf(service)}" for both`,
        ];
    return hasAlternate(other.deployment)
        ? [
              `ECS moves the requests of "${other.name}" between two target groups, of which a share could go to the wrong one`,
              `write deployment.strategy "rolling" for "${other.name}"`,
          ]
        : undefined;
}

const check: Check = eachWeightedRoute((service, weights, at, { configuration, serviceNames }) => [
    ...(hasAlternate(service.deployment)
        ? [
              finding(
                  at("weights"),
                  `and ECS both set the weights of the rule: "${service.name}" has two target groups`,
                  `write deployment.strategy "rolling" for "${service.name}", or remove weights`,
              ),
          ]
        : []),
    ...Object.keys(weights).flatMap((name): Finding[] => {
        if (name === service.name) return [];
        if (!serviceNames.includes(name))
            return [finding(at("weights", name), `there is no service "${name}"`, proposal(name, serviceNames))];
        const other = configuration.services[name];
        const [reason, remedy] = (other && obstacle(service, other)) ?? [];
        return reason === undefined || remedy === undefined ? [] : [finding(at("weights", name), reason, remedy)];
    }),
]);

/** The rule `routes/weights-service`. */
export const routesWeightsService: Rule = {
    id: "routes/weights-service",
    severity: "error",
    what: "Services that share requests by `weights` exist, have routes on the same load balancer, and are deployed rolling.",
    why: "A share goes to the service's target group, which must be on the load balancer before ECS starts its tasks; and of a service that is deployed blue-green, canary or linear, ECS alone knows which of two target groups has the tasks.",
    remedy: "Give the other service a route of its own on the same load balancer, and let both roll.",
    source: "CreateService (loadBalancers), ECS API reference; Application Load Balancer resources for blue/green, linear, and canary deployments, ECS developer guide.",
    check,
};
