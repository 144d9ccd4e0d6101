import { claimsOf } from "../plan/plan";
import { warningAt } from "../problem";
import type { Check } from "./check";

/** The load balancer has somewhere to send requests to. */
export const routesNone: Check = ({ configuration, where }) =>
    Object.keys(configuration.services).length === 0 || claimsOf(configuration).length > 0
        ? []
        : [
              warningAt(
                  where("services"),
                  "routes/none",
                  "no service has routes, so the load balancer answers every request with 404",
                  'give one routes, such as ["/*"]',
              ),
          ];
