import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ slowStart }, at) => {
    if (slowStart === undefined) return [];
    const seconds = inSeconds(slowStart);
    return seconds >= 30 && seconds <= 900
        ? []
        : [
              finding(
                  at("slowStart"),
                  `must be from 30 s to 900 s, got "${slowStart}"`,
                  'write for example "60 s", or remove it',
              ),
          ];
});

/** The rule `routes/slow-start`. */
export const routesSlowStart: Rule = {
    id: "routes/slow-start",
    severity: "error",
    what: "A task gets ever more requests over 30 s to 900 s.",
    why: "Elastic Load Balancing refuses the attribute.",
    remedy: "Write a time in that range, or remove it.",
    source: "TargetGroupAttribute (slow_start.duration_seconds), ELBv2 API reference.",
    check,
};
