import { inSeconds } from "../../schema/units";
import { runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

/** In seconds. Source: ContainerDefinition.stopTimeout, ECS API reference. */
const most = 120;

const check: Check = eachService(({ capacity, stopTimeout }, at) =>
    !runsOnFargate(strategyOf(capacity)) || inSeconds(stopTimeout) <= most
        ? []
        : [
              finding(
                  at("stopTimeout"),
                  `must be at most ${most} s on Fargate, got "${stopTimeout}"`,
                  `write "${most} s"`,
              ),
          ],
);

/** The rule `fargate/stop-timeout`. */
export const fargateStopTimeout: Rule = {
    id: "fargate/stop-timeout",
    severity: "error",
    what: "On Fargate, `stopTimeout` is at most 120 s.",
    why: "ECS refuses the task definition; Fargate Spot ends tasks two minutes after its notice in any case.",
    remedy: "Write 120 s or less, or run the service on `ec2`.",
    source: "ContainerDefinition, ECS API reference: stopTimeout.",
    check,
};
