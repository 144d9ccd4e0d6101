import { containersPerTask } from "../../aws/limits";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ sidecars }, at) => {
    const count = Object.keys(sidecars).length + 1;
    return count <= containersPerTask
        ? []
        : [
              finding(
                  at("sidecars"),
                  `has ${count - 1} sidecars, which makes ${count} containers with the service's own, and a task has at most ${containersPerTask}`,
                  "remove some, or make a service of them",
              ),
          ];
});

/** The rule `containers/count`. */
export const containersCount: Rule = {
    id: "containers/count",
    severity: "error",
    what: "A task has at most 10 containers: the service's own and 9 sidecars.",
    why: "ECS refuses the task definition, and does not raise this quota.",
    remedy: "Remove some, or make a service of them.",
    source: "Amazon ECS service quotas, ECS developer guide: containers per task definition 10, not adjustable.",
    check,
};
