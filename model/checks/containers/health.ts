import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** Ranges in seconds. Source: HealthCheck, ECS API reference. */
const ranges = { interval: [5, 300], timeout: [2, 60], startup: [0, 300] } as const;

const check: Check = eachService((service, at) =>
    Object.entries(service.sidecars).flatMap(([name, { health }]) =>
        health === undefined
            ? []
            : (Object.keys(ranges) as (keyof typeof ranges)[]).flatMap((key) => {
                  const [least, most] = ranges[key];
                  const value = inSeconds(health[key]);
                  return value >= least && value <= most
                      ? []
                      : [
                            finding(
                                at("sidecars", name, "health", key),
                                `must be from ${least} s to ${most} s, got "${health[key]}"`,
                                `write "${value < least ? least : most} s"`,
                            ),
                        ];
              }),
    ),
);

/** The rule `containers/health`. */
export const containersHealth: Rule = {
    id: "containers/health",
    severity: "error",
    what: "A sidecar is asked each 5 s to 300 s, answers within 2 s to 60 s, and has up to 300 s to start.",
    why: "ECS refuses the task definition.",
    remedy: "Write a time within the range.",
    source: "HealthCheck, ECS API reference: interval, timeout, startPeriod.",
    check,
};
