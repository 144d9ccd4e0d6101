import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ jobs, calls, runs }, at) => {
    const [first] = Object.keys(jobs);
    if (first === undefined || calls.length === 0) return [];
    return [
        finding(
            runs === "jobs" ? at("calls") : at("jobs", first),
            `finds no service that is called (${calls.join(", ")}): a task that ends has no part in Service Connect`,
            "reach it through the load balancer, or let the service itself do this",
        ),
    ];
});

/** The rule `jobs/calls`. */
export const jobsCalls: Rule = {
    id: "jobs/calls",
    severity: "warning",
    what: "A service with jobs knows that these can't call other services by `calls`.",
    why: "Service Connect puts its proxy beside the tasks of ECS services alone; in a task that is run by itself, the host names of others lead nowhere.",
    remedy: "Call through the load balancer, or let the running service do the work.",
    source: "Service Connect considerations, ECS developer guide: standalone tasks are not supported.",
    check,
};
