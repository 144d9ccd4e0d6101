import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** How long a container's own health check may take, in seconds. Source: HealthCheck, ECS API reference. */
const longestCommandSeconds = 60;

/** Ranges in seconds. Source: CreateTargetGroup, ELBv2 API reference; the start-up is also a container's start period, HealthCheck, ECS API reference. */
const ranges = { interval: [5, 300], timeout: [2, 120], startup: [0, 300] } as const;

const check: Check = eachService((service, at) => {
    const problems = (Object.keys(ranges) as (keyof typeof ranges)[]).flatMap((key) => {
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
    const { interval, timeout, command } = service.health;
    if (inSeconds(timeout) >= inSeconds(interval))
        problems.push(
            finding(
                at("health", "timeout"),
                `("${timeout}") must be less than the interval ("${interval}")`,
                "make the timeout shorter, or the interval longer",
            ),
        );
    if (command !== undefined && inSeconds(timeout) > longestCommandSeconds && inSeconds(timeout) <= ranges.timeout[1])
        problems.push(
            finding(
                at("health", "timeout"),
                `must be at most ${longestCommandSeconds} s where health.command is given, got "${timeout}"`,
                `write "${longestCommandSeconds} s" or less`,
            ),
        );
    return problems;
});

/** How long a container's own health check may take, in seconds. */
export const healthTimings: Rule = {
    id: "health/timings",
    severity: "error",
    what: "How long a container's own health check may take, in seconds.",
    why: "",
    remedy: "",
    source: "HealthCheck, ECS API reference. */ const longestCommandSeconds = 60;  /** Ranges in seconds. Source: CreateTargetGroup, ELBv2 API reference; the start-up is also a container's start period, HealthCheck, ECS API reference. */ const ranges = { interval: [5, 300], timeout: [2, 120], startup: [0, 300] } as const;  /** Health checks keep to the ALB's ranges, and an answer is waited for less long than the time between two questions.",
    check,
};
