import { claimsOf } from "../../plan/plan";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) =>
    Object.keys(configuration.services).length === 0 || claimsOf(configuration).length > 0
        ? []
        : [
              finding(
                  where("services"),
                  "no service has routes, so the load balancer answers every request with 404",
                  'give one routes, such as ["/*"]',
              ),
          ];

/** The load balancer has somewhere to send requests to. */
export const routesNone: Rule = {
    id: "routes/none",
    severity: "warning",
    what: "The load balancer has somewhere to send requests to.",
    why: "",
    remedy: "",
    source: "",
    check,
};
