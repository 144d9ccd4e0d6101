import { daemonGroups } from "../../plan/capacity/capacity";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ name, runs }, at, { configuration }) =>
    runs !== "daemon" || daemonGroups(configuration).length > 0
        ? []
        : [
              finding(
                  at("runs"),
                  `is daemon, and there are no instances that "${name}" could run on`,
                  "add the section capacity, or make it a sidecar of the services that need it",
              ),
          ],
);

/** The rule `daemon/hosts`. */
export const daemonHosts: Rule = {
    id: "daemon/hosts",
    severity: "error",
    what: "An environment with a daemon has EC2 instances.",
    why: "Fargate shows no instances to run something on: its tasks do not support the DAEMON scheduling strategy.",
    remedy: "Give the environment a group of instances, or run it as a sidecar.",
    source: "CreateService (schedulingStrategy), ECS API reference.",
    check,
};
