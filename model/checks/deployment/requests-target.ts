import { hasAlternate } from "../../plan/deployment";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ deployment, scaling }, at) =>
    scaling.requestsPerTarget === undefined || !hasAlternate(deployment)
        ? []
        : [
              finding(
                  at("scaling", "requestsPerTarget"),
                  "is counted on one target group, and ECS moves the service's requests between two",
                  'scale on cpu or memory, or write deployment.strategy "rolling"',
              ),
          ],
);

/** The rule `deployment/requests-target`. */
export const deploymentRequestsTarget: Rule = {
    id: "deployment/requests-target",
    severity: "error",
    what: "A service with two target groups does not scale on requests a target.",
    why: "The policy watches one group. Once ECS has moved the requests to the other one, the policy sees none, and takes tasks away under full load.",
    remedy: "Scale on CPU or memory, or let the service roll.",
    source: "Target tracking scaling policies, ECS developer guide (ALBRequestCountPerTarget is not supported with blue/green deployments); aws/containers-roadmap#1681.",
    check,
};
