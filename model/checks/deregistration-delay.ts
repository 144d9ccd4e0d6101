import { errorAt } from "../problem";
import { inSeconds } from "../schema/units";
import { eachService } from "./check";

/** The deregistration delay is one that the ALB takes. Source: TargetGroupAttribute, ELBv2 API reference. */
export const deregistrationDelay = eachService((service, at) =>
    inSeconds(service.deployment.deregistrationDelay) <= 3600
        ? []
        : [
              errorAt(
                  at("deployment", "deregistrationDelay"),
                  "deployment/deregistration-delay",
                  `must be at most 3600 s, got "${service.deployment.deregistrationDelay}"`,
                  'write for example "30 s"',
              ),
          ],
);
