import { errorAt } from "../problem";
import { eachService } from "./check";

/** In production, no container is told to run as root. Source: Security Hub control ECS.20. */
export const userRoot = eachService((service, at, { configuration }) =>
    configuration.environment.class === "production" &&
    service.user !== undefined &&
    /^(root|0+)(:|$)/.test(service.user)
        ? [
              errorAt(
                  at("user"),
                  "task/root",
                  `"${service.user}" is root`,
                  'write a user of the image, as in "1000:1000"',
              ),
          ]
        : [],
);
