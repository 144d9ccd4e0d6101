import { anyPath, conditionText, includes, overlaps, type RouteCondition } from "../../plan/routes/condition";
import { placedRoutes, type PlacedRoute } from "../../plan/routes/placed-route";
import { requestConditionCount } from "../../plan/routes/request-conditions";
import { finding, type Check, type Rule } from "../rule";

const quoted = ({ condition }: PlacedRoute) => `"${conditionText(condition)}"`;

/** A condition by its host and path alone. */
const place = ({ host, path }: RouteCondition): RouteCondition => ({ ...(host !== undefined && { host }), path });

/** Whether one asks for more and so comes first, though by host and path the other is the more specific. */
const surprises = (one: RouteCondition, other: RouteCondition) =>
    requestConditionCount(one) > requestConditionCount(other) &&
    one.path !== anyPath &&
    includes(place(one), place(other));

/** Whether some requests take both conditions, and nothing that a reader of the routes knows says which comes first. */
function cross(one: RouteCondition, other: RouteCondition): boolean {
    if (!overlaps(one, other) || includes(one, other) || includes(other, one)) return false;
    return requestConditionCount(one) === requestConditionCount(other)
        ? one.host === other.host
        : surprises(one, other) || surprises(other, one);
}

/** An exact path without more crosses nothing that has no more. */
const isOpen = (condition: RouteCondition) => /[*?]/.test(condition.path) || requestConditionCount(condition) > 0;

const check: Check = ({ configuration, plan, where }) => {
    if (plan === undefined) return [];
    return placedRoutes(configuration, plan).flatMap((routes) => {
        const computed = routes.filter(({ explicit }) => !explicit);
        return computed.flatMap((route, index) =>
            computed.slice(0, index).flatMap((other) => {
                const crossing =
                    other.service !== route.service &&
                    (isOpen(route.condition) || isOpen(other.condition)) &&
                    cross(other.condition, route.condition);
                if (!crossing) return [];
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
    what: "Where some requests match routes of two services, and neither route lies within the other, one of the routes says its `priority`. Routes that ask for more, such as a header or a method, come first, then those with a host, which needs no telling, unless the first is the wider by host and path.",
    why: "For `/users/*/orders` and `/users/me/*`, both match `/users/me/orders`. The computed order is fixed, and may not be the one that is meant. And `/users/*` with the method GET comes before `/users/me`, though a reader may think that the longer path does.",
    remedy: "Write a `priority` for one of the two.",
    source: "Follows from the decision listener-rules: what is more specific comes first, and here neither is.",
    check,
};
