import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) =>
    inSeconds(service.deployment.deregistrationDelay) <= 3600
        ? []
        : [
              finding(
                  at("deployment", "deregistrationDelay"),
                  `must be at most 3600 s, got "${service.deployment.deregistrationDelay}"`,
                  'write for example "30 s"',
              ),
          ],
);

/** The rule `deployment/deregistration-delay`. */
export const deregistrationDelay: Rule = {
    id: "deployment/deregistration-delay",
    severity: "error",
    what: "The deregistration delay is one that a target group takes: at most 3600 s.",
    why: "Elastic Load Balancing refuses the target group.",
    remedy: "Write a little more than the slowest request takes, such as 30 s.",
    source: "TargetGroupAttribute (deregistration_delay.timeout_seconds), ELBv2 API reference.",
    check,
};
