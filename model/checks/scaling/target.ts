import { eachService, finding, type Check, type Rule } from "../rule";

const targets = ["cpu", "memory", "requestsPerTarget"] as const;

const check: Check = eachService((service, at) => {
    const { scaling, routes } = service;
    const [named] = targets.filter((key) => scaling[key] !== undefined);
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
    what: "A scaling target can take effect: there is room above min, and there are requests to count.",
    why: "A target without room never starts a task; and the number of requests a task gets is a metric of its target group, which a service without routes does not have.",
    remedy: "Raise scaling.max, or remove the target; without routes, scale on cpu or memory.",
    source: "PredefinedMetricSpecification (ALBRequestCountPerTarget), Application Auto Scaling API reference.",
    check,
};
