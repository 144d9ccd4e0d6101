import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** In less time than this hardly a container starts, connects to what it needs and answers, in seconds. */
const leastSeconds = 10;

const check: Check = eachService((service, at) => {
    if (service.routes === undefined) return [];
    const { startup, interval, unhealthyThreshold } = service.health;
    // The last of the bad answers that make a target unhealthy comes so long after the first.
    const untilUnhealthy = (unhealthyThreshold - 1) * inSeconds(interval);
    const given = Math.max(inSeconds(startup), untilUnhealthy);
    if (given >= leastSeconds) return [];
    return [
        finding(
            at("health", "startup"),
            `("${startup}") and ${unhealthyThreshold} bad answers, ${interval} apart, give a new task ${given} s to start: one that needs more is stopped, and so is the next`,
            'write as long as a task may take to start, for example "60 s"',
        ),
    ];
});

/** The rule `health/slow-start`. */
export const healthSlowStart: Rule = {
    id: "health/slow-start",
    severity: "warning",
    what: `A new task behind a load balancer has at least ${leastSeconds} s to start.`,
    why: "Bad answers count once the start-up is over. A task that starts more slowly is then unhealthy, ECS stops it, and starts another, which is as slow: the service never comes up.",
    remedy: "Write the start-up as long as a task may take; what the load balancer needs after it is added to it.",
    source: "healthCheckGracePeriodSeconds, CreateService, ECS API reference; Health checks for Application Load Balancer target groups, Application Load Balancers user guide. How many seconds are too few is our own experience.",
    check,
};
