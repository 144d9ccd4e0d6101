import { errorAt } from "../problem";
import { inSeconds } from "../schema/units";
import { eachService } from "./check";

/** The shortest stop timeout that ECS takes. Source: ContainerDefinition, ECS API reference. */
const leastSeconds = 2;

/** A container gets a moment to stop by itself. */
export const stopTimeout = eachService((service, at) =>
    inSeconds(service.stopTimeout) >= leastSeconds
        ? []
        : [
              errorAt(
                  at("stopTimeout"),
                  "task/stop-timeout",
                  `must be at least ${leastSeconds} s, got "${service.stopTimeout}"`,
                  'write for example "30 s"',
              ),
          ],
);
