import { eachService, finding, type Check, type Rule } from "../rule";

/** The alarms on what ECS tells of a service. */
const onTasks = ["cpu", "memory"] as const;

const check: Check = eachService(({ runs, jobs, port, routes, queue, subscribes, scaling, alarms }, at) => {
    if (runs !== "jobs") return [];
    const served = [
        ...(port === undefined ? [] : ["port"]),
        ...(routes === undefined ? [] : ["routes"]),
        // A service that subscribes has a queue also where none is written.
        ...(subscribes.length > 0 ? ["subscribes"] : queue === undefined ? [] : ["queue"]),
        ...(scaling.max === undefined || scaling.max === 0 ? [] : ["scaling"]),
        ...onTasks.filter((key) => alarms[key] !== undefined && alarms[key] !== false).map((key) => `alarms.${key}`),
    ];
    const none =
        Object.keys(jobs).length > 0 ? [] : [finding(at("runs"), "is jobs, and there are none", "write jobs: { … }")];
    return [
        ...none,
        ...served.map((key) =>
            finding(
                at(...key.split(".")),
                "is for tasks that are kept running, and with runs: jobs there are none",
                'remove it, or write runs: "service"',
            ),
        ),
    ];
});

/** The rule `jobs/only`. */
export const jobsOnly: Rule = {
    id: "jobs/only",
    severity: "error",
    what: "A service with `runs: jobs` has jobs, and nothing that needs tasks which are kept running: port, routes, queue, subscriptions, scaling, alarms on their CPU and memory.",
    why: "Nothing would answer at the port, take messages from the queue, be scaled, or be watched.",
    remedy: "Write `runs: service`, or remove what no task serves.",
    source: "Follows from what runs: jobs gives, which is no ECS service.",
    check,
};
