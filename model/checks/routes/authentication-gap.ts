import { conditionText, includes, overlaps } from "../../plan/routes/condition";
import { placedRoutes, type PlacedRoute } from "../../plan/routes/placed-route";
import { finding, type Check, type Rule } from "../rule";

const quoted = ({ condition }: PlacedRoute) => `"${conditionText(condition)}"`;

/** Whether a route without authentication gets some requests of one with it, and is not simply the narrower of the two. */
const opens = (open: PlacedRoute, closed: PlacedRoute) =>
    open.action.authentication === undefined &&
    open.priority < closed.priority &&
    overlaps(open.condition, closed.condition) &&
    !includes(closed.condition, open.condition);

const check: Check = ({ configuration, plan, where }) => {
    if (plan === undefined) return [];
    return placedRoutes(configuration, plan).flatMap((routes) =>
        routes
            .filter(({ action }) => action.authentication !== undefined)
            .flatMap((closed) => {
                const open = routes.find((candidate) => opens(candidate, closed));
                return open === undefined
                    ? []
                    : [
                          finding(
                              where("services", closed.service, "routes", closed.index),
                              `some requests that match ${quoted(closed)} also match ${quoted(open)} of "${open.service}", which has no auth and is evaluated first`,
                              "write auth for that route too, or a priority for this one",
                          ),
                      ];
            }),
    );
};

/** The rule `routes/authentication-gap`. */
export const routesAuthenticationGap: Rule = {
    id: "routes/authentication-gap",
    severity: "warning",
    what: "No route without `auth` takes some of the requests of a route with it, unless it lies within that route and so is meant as an exception.",
    why: "For `/admin/*` with `auth`, a route `/*` with the method GET comes first: a GET to `/admin/users` is then answered without asking who makes it.",
    remedy: "Write `auth` for the other route too, or a `priority` for the one that has it.",
    source: "Listener rules, Elastic Load Balancing user guide for Application Load Balancers: the rule with the lowest number that matches decides.",
    check,
};
