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

/** The deregistration delay is one that the ALB takes. */
export const deregistrationDelay: Rule = {
    id: "deployment/deregistration-delay",
    severity: "error",
    what: "The deregistration delay is one that the ALB takes.",
    why: "",
    remedy: "",
    source: "TargetGroupAttribute, ELBv2 API reference.",
    check,
};
