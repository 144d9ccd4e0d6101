import { hasAlternate } from "../../plan/deployment";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    if (!hasAlternate(service.deployment)) return [];
    return (service.routes ?? []).flatMap((route, index) =>
        typeof route === "object" && route.auth !== undefined
            ? [
                  finding(
                      at("routes", index, "auth"),
                      `asks who makes a request, and with deployment.strategy "${service.deployment.strategy}" ECS takes only rules that forward and do nothing else`,
                      'write deployment.strategy "rolling", or authenticate in the service',
                  ),
              ]
            : [],
    );
});

/** The rule `deployment/authentication`. */
export const deploymentAuthentication: Rule = {
    id: "deployment/authentication",
    severity: "error",
    what: "The routes of a service that is deployed blue-green, canary or linear authenticate nobody.",
    why: "ECS fails a deployment whose listener rule has another action beside forwarding, such as one that authenticates.",
    remedy: "Let the service roll, or authenticate in the service itself.",
    source: "Application Load Balancer resources for blue/green, linear, and canary deployments (limitations), ECS developer guide.",
    check,
};
