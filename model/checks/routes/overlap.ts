import { conditionText, includes, overlaps, type RouteCondition } from "../../plan/routes/condition";
import { placedRoutes, type PlacedRoute } from "../../plan/routes/placed-route";
import { finding, type Check, type Rule } from "../rule";

const quoted = ({ condition }: PlacedRoute) => `"${conditionText(condition)}"`;

/** Whether some requests take both conditions, and neither is the more specific. */
const cross = (one: RouteCondition, other: RouteCondition) =>
    one.host === other.host && overlaps(one, other) && !includes(one, other) && !includes(other, one);

const check: Check = ({ configuration, plan, where }) => {
    if (plan === undefined) return [];
    return placedRoutes(configuration, plan).flatMap((routes) => {
        const open = routes.filter(({ condition, explicit }) => !explicit && /[*?]/.test(condition.path));
        return open.flatMap((route, index) =>
            open.slice(0, index).flatMap((other) => {
                if (other.service === route.service || !cross(other.condition, route.condition)) return [];
                const winner = other.priority < route.priority ? other : route;
                return [
                    finding(
                        where("services", route.service, "routes", route.index),
                        `some requests match both ${quoted(other)} of "${other.service}" and ${quoted(route)} of "${route.service}", and go to "${winner.service}"`,
                        `write a priority for one of them, as in { path: "${route.condition.path}", priority: 100 }, which says who gets them`,
                    ),
                ];
            }),
        );
    });
};

/** The rule `routes/overlap`. */
export const routesOverlap: Rule = {
    id: "routes/overlap",
    severity: "warning",
    what: "Where some requests match routes of two services, and neither route lies within the other, one of the routes says its `priority`. Routes with a host come before those for any host, which needs no telling.",
    why: "For `/users/*/orders` and `/users/me/*`, both match `/users/me/orders`. The computed order is fixed, and may not be the one that is meant.",
    remedy: "Write a `priority` for one of the two.",
    source: "Follows from the decision listener-rules: what is more specific comes first, and here neither is.",
    check,
};
