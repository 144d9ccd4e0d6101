import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** The shortest stop timeout that ECS takes. */
const leastSeconds = 2;

const check: Check = eachService((service, at) =>
    inSeconds(service.stopTimeout) >= leastSeconds
        ? []
        : [
              finding(
                  at("stopTimeout"),
                  `must be at least ${leastSeconds} s, got "${service.stopTimeout}"`,
                  'write for example "30 s"',
              ),
          ],
);

/** The rule `task/stop-timeout`. */
export const taskStopTimeout: Rule = {
    id: "task/stop-timeout",
    severity: "error",
    what: "A container has at least 2 s to stop by itself.",
    why: "ECS refuses a shorter stop timeout, and a container that is killed at once loses the requests it is answering.",
    remedy: "Write a little more than the slowest request takes, such as 30 s.",
    source: "ContainerDefinition (stopTimeout), ECS API reference.",
    check,
};
