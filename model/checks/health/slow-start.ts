import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    if (service.routes === undefined) return [];
    const { healthyThreshold, unhealthyThreshold } = service.health;
    const [interval, startup] = [inSeconds(service.health.interval), inSeconds(service.health.startup)];
    // A new target is healthy with its first good answer, unless bad ones have made it unhealthy before: see `why`.
    const untilUnhealthy = (unhealthyThreshold - 1) * interval;
    const untilHealthyAgain = healthyThreshold * interval;
    if (startup <= untilUnhealthy || startup >= untilUnhealthy + untilHealthyAgain) return [];
    return [
        finding(
            at("health", "startup"),
            `("${service.health.startup}") gives a task no more than the ${untilUnhealthy} s that the thresholds do: after those it is unhealthy, and ${healthyThreshold} good answers, ${service.health.interval} apart, take ${untilHealthyAgain} s`,
            `write "${startup + untilHealthyAgain} s" if a task may take ${startup} s to start, or a shorter health.interval`,
        ),
    ];
});

/** The rule `health/slow-start`. */
export const healthSlowStart: Rule = {
    id: "health/slow-start",
    severity: "warning",
    what: "The start-up of a service with routes is long enough for a task that was unhealthy in the meantime to become healthy again.",
    why: "A new target is healthy with its first good answer. But unhealthyThreshold bad answers make it unhealthy even during the start-up, and then it needs healthyThreshold good ones in a row. If the start-up ends before those have come, ECS stops the task, although it answers: a slow start is killed again and again.",
    remedy: "Write a start-up of the time that a task takes, and healthyThreshold × interval on top; or a shorter interval.",
    source: "Health checks for Application Load Balancer target groups, Application Load Balancers user guide (one passed check makes a registered target healthy); healthCheckGracePeriodSeconds, CreateService, ECS API reference. The arithmetic follows from both.",
    check,
};
