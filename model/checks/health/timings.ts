import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** How long a container's own health check may take, in seconds. */
const longestCommandSeconds = 60;

/** Ranges in seconds. The start-up is also a container's start period, which sets its range. */
const ranges = { interval: [5, 300], timeout: [2, 120], startup: [0, 300] } as const;

const check: Check = eachService((service, at) => {
    const { interval, timeout, command } = service.health;
    const outside = (Object.keys(ranges) as (keyof typeof ranges)[]).flatMap((key) => {
        const [least, most] = ranges[key];
        const value = inSeconds(service.health[key]);
        return value < least || value > most
            ? [
                  finding(
                      at("health", key),
                      `must be from ${least} s to ${most} s, got "${service.health[key]}"`,
                      `write "${value < least ? least : most} s"`,
                  ),
              ]
            : [];
    });
    const neverInTime =
        inSeconds(timeout) >= inSeconds(interval)
            ? [
                  finding(
                      at("health", "timeout"),
                      `is "${timeout}", and must be less than the interval ("${interval}")`,
                      "make the timeout shorter, or the interval longer",
                  ),
              ]
            : [];
    const tooLongForCommand =
        command !== undefined && inSeconds(timeout) > longestCommandSeconds && inSeconds(timeout) <= ranges.timeout[1]
            ? [
                  finding(
                      at("health", "timeout"),
                      `must be at most ${longestCommandSeconds} s where health.command is given, got "${timeout}"`,
                      `write "${longestCommandSeconds} s" or less`,
                  ),
              ]
            : [];
    return [...outside, ...neverInTime, ...tooLongForCommand];
});

/** The rule `health/timings`. */
export const healthTimings: Rule = {
    id: "health/timings",
    severity: "error",
    what: "Health checks keep to the ranges of target groups and containers, and the timeout is shorter than the interval.",
    why: "Elastic Load Balancing refuses a target group, and ECS a task definition, whose health check is outside its range.",
    remedy: "Write an interval from 5 s to 300 s, a timeout from 2 s to 120 s (60 s with health.command) and shorter than the interval, and a start-up of at most 300 s.",
    source: "CreateTargetGroup, ELBv2 API reference; HealthCheck, ECS API reference.",
    check,
};
