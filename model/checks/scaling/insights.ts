import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ scaling }, _, { configuration, where }) =>
    scaling.backlogPerTask !== undefined && configuration.environment.containerInsights === "disabled"
        ? [
              finding(
                  where("environment", "containerInsights"),
                  "is disabled, and scaling.backlogPerTask needs the number of running tasks, which Container Insights counts",
                  "write enabled, or leave it out",
              ),
          ]
        : [],
);

/** The rule `scaling/insights`. */
export const scalingInsights: Rule = {
    id: "scaling/insights",
    severity: "error",
    what: "Container Insights is on where a service has `scaling.backlogPerTask`.",
    why: "The metric RunningTaskCount is Container Insights' own; without it the backlog of a task has no value, and nothing is scaled.",
    remedy: "Leave environment.containerInsights out: it is enabled then.",
    source: "Create a target tracking scaling policy using metric math, Application Auto Scaling user guide: RunningTaskCount of ECS/ContainerInsights.",
    check: (input) => {
        const [first] = check(input);
        return first === undefined ? [] : [first];
    },
};
