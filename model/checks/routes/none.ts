import { writtenRoutes } from "../../plan/routes/written-route";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) =>
    Object.keys(configuration.services).length === 0 || writtenRoutes(configuration).length > 0
        ? []
        : [
              finding(
                  where("services"),
                  "no service has routes, so the load balancer answers every request with 404",
                  'give one routes, such as ["/*"]',
              ),
          ];

/** The rule `routes/none`. */
export const routesNone: Rule = {
    id: "routes/none",
    severity: "warning",
    what: "At least one service has routes.",
    why: "Nothing could be reached from outside: the load balancer would answer every request with 404.",
    remedy: "Give a service routes.",
    source: "Follows from the listeners' default action, a fixed 404.",
    check,
};
