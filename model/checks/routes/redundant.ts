import { conditionText, includes, overlaps } from "../../plan/routes/condition";
import { placedRoutes, type PlacedRoute } from "../../plan/routes/placed-route";
import { outcomeOf } from "../../plan/routes/rules";
import { finding, type Check, type Rule } from "../rule";

const text = ({ condition }: PlacedRoute) => conditionText(condition);

/** Whether a rule with another outcome, looked at after the narrow route and before the wide one, would have its requests. */
const separated = (narrow: PlacedRoute, wide: PlacedRoute, routes: readonly PlacedRoute[]) =>
    routes.some(
        (other) =>
            outcomeOf(other) !== outcomeOf(narrow) &&
            other.priority > narrow.priority &&
            other.priority < wide.priority &&
            overlaps(other.condition, narrow.condition),
    );

const check: Check = ({ configuration, plan, where }) => {
    if (plan === undefined) return [];
    return placedRoutes(configuration, plan).flatMap((routes) =>
        routes.flatMap((narrow) => {
            const wide = routes.find(
                (candidate) =>
                    outcomeOf(candidate) === outcomeOf(narrow) &&
                    text(candidate) !== text(narrow) &&
                    includes(candidate.condition, narrow.condition) &&
                    !separated(narrow, candidate, routes),
            );
            return wide === undefined
                ? []
                : [
                      finding(
                          where("services", narrow.service, "routes", narrow.index),
                          `"${text(narrow)}" changes nothing: the service's "${text(wide)}" takes the same requests`,
                          "remove it",
                      ),
                  ];
        }),
    );
};

/** The rule `routes/redundant`. */
export const routesRedundant: Rule = {
    id: "routes/redundant",
    severity: "warning",
    what: "No route of a service lies within another of the same service that does the same with its requests, unless another rule comes between them.",
    why: "It only takes up one of the five values of a listener rule, and sooner or later one of the load balancer's rules.",
    remedy: "Remove the narrower route.",
    source: "Quotas for your Application Load Balancers: condition values and wildcards per rule.",
    check,
};
