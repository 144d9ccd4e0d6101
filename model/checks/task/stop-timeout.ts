import { inSeconds } from "../../schema/units";
import { eachService, finding, type Check, type Rule } from "../rule";

/** The shortest stop timeout that ECS takes. Source: ContainerDefinition, ECS API reference. */
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

/** The shortest stop timeout that ECS takes. */
export const stopTimeout: Rule = {
    id: "task/stop-timeout",
    severity: "error",
    what: "The shortest stop timeout that ECS takes.",
    why: "",
    remedy: "",
    source: "ContainerDefinition, ECS API reference. */ const leastSeconds = 2;  /** A container gets a moment to stop by itself.",
    check,
};
