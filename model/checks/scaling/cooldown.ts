import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling: { scaleInCooldown, scaleOutCooldown } }, at) =>
    inSeconds(scaleInCooldown) >= inSeconds(scaleOutCooldown)
        ? []
        : [
              finding(
                  at("scaling", "scaleInCooldown"),
                  `is ${scaleInCooldown}, shorter than scaleOutCooldown (${scaleOutCooldown}): tasks are removed faster than they are added`,
                  `write "${scaleOutCooldown}" or more`,
              ),
          ],
);

/** The rule `scaling/cooldown`. */
export const scalingCooldown: Rule = {
    id: "scaling/cooldown",
    severity: "warning",
    what: "Tasks are removed no faster than they are added.",
    why: "A load that goes up and down would find too few tasks each time it comes back.",
    remedy: "Make scaleInCooldown the longer one.",
    source: "How target tracking scaling works, Application Auto Scaling user guide: cooldown periods.",
    check,
};
