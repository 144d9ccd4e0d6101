import type { ServiceSpec } from "../../schema/service";
import { eachService, finding, type Check, type Rule } from "../rule";

const targets = ["cpu", "memory", "requestsPerTarget", "backlogPerTask", "metrics", "steps"] as const;

const isNamed = (scaling: ServiceSpec["scaling"], key: (typeof targets)[number]): boolean => {
    const value = scaling[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
};

const check: Check = eachService((service, at) => {
    const { scaling, routes, queue } = service;
    const [named] = targets.filter((key) => isNamed(scaling, key));
    const source = (key: string) => at("scaling", key).slice(0, -key.length);
    // An environment may fix the number of tasks of a service that scales in others.
    const fixedHere = named !== undefined && ["min", "max"].some((key) => source(key) !== source(named));
    if (named !== undefined && !fixedHere && (scaling.max ?? scaling.min) === scaling.min)
        return [
            finding(
                at("scaling", named),
                `can never take effect: min and max are both ${scaling.min}`,
                "raise scaling.max, or remove the target",
            ),
        ];
    const missingQueue = (path: string) =>
        finding(path, "counts the messages of the service's queue, and it has none", "write queue: {} in the service");
    if (scaling.backlogPerTask !== undefined && queue === undefined)
        return [missingQueue(at("scaling", "backlogPerTask"))];
    const counted = scaling.steps.findIndex(({ metric }) => metric === "backlog");
    if (counted >= 0 && queue === undefined) return [missingQueue(at("scaling", "steps", counted, "metric"))];
    return scaling.requestsPerTarget !== undefined && routes === undefined
        ? [
              finding(
                  at("scaling", "requestsPerTarget"),
                  "counts the ALB's requests, and the service has no routes",
                  "scale on cpu or memory",
              ),
          ]
        : [];
});

/** The rule `scaling/target`. */
export const scalingTarget: Rule = {
    id: "scaling/target",
    severity: "error",
    what: "A scaling target can take effect: there is room above min, and there are requests or messages to count.",
    why: "A target without room never starts a task; and the number of requests a task gets is a metric of its target group, which a service without routes does not have, as the messages that wait are one of its queue.",
    remedy: "Raise scaling.max, or remove the target; without routes, scale on cpu or memory; for backlogPerTask, give the service a queue.",
    source: "PredefinedMetricSpecification (ALBRequestCountPerTarget), Application Auto Scaling API reference.",
    check,
};
