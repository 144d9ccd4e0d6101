import { conditionText, includes } from "../../plan/routes/condition";
import { placedRoutes, type PlacedRoute } from "../../plan/routes/placed-route";
import { outcomeOf } from "../../plan/routes/rules";
import { finding, type Check, type Rule } from "../rule";

const quoted = ({ condition }: PlacedRoute) => `"${conditionText(condition)}"`;

/** Of two computed places, the more specific route has the lower: only one that is written can be on the wrong side. */
const shadows = (first: PlacedRoute, route: PlacedRoute) =>
    (first.explicit || route.explicit) &&
    outcomeOf(first) !== outcomeOf(route) &&
    first.priority < route.priority &&
    includes(first.condition, route.condition);

function remedy(first: PlacedRoute, route: PlacedRoute): string {
    const below = first.priority > 1 ? `write a priority below ${first.priority} for ${quoted(route)}` : undefined;
    const [explicit, other] = first.explicit ? [first, below] : [route, below];
    const without = `remove the priority of ${quoted(explicit)}`;
    return other === undefined ? without : `${without}, or ${other}`;
}

const check: Check = ({ configuration, plan, where }) => {
    if (plan === undefined) return [];
    return placedRoutes(configuration, plan).flatMap((routes) => {
        if (!routes.some(({ explicit }) => explicit)) return [];
        return routes.flatMap((route) => {
            const first = routes.find((candidate) => shadows(candidate, route));
            return first === undefined
                ? []
                : [
                      finding(
                          where("services", route.service, "routes", route.index),
                          `${quoted(route)} (priority ${route.priority}) can never match: "${first.service}" (${quoted(first)}, priority ${first.priority}) is evaluated first`,
                          remedy(first, route),
                      ),
                  ];
        });
    });
};

/** The rule `routes/shadowed`. */
export const routesShadowed: Rule = {
    id: "routes/shadowed",
    severity: "error",
    what: "No rule with a lower priority number takes all requests of another route, be it another service's or one that does something else with them.",
    why: "The route would be there, and its service would never get a request by it. Computed priorities never do this; one that is written can.",
    remedy: "Give the more specific route the lower number, or remove the priority that is written.",
    source: "Listener rules, Elastic Load Balancing user guide for Application Load Balancers: the rule with the lowest number that matches decides.",
    check,
};
