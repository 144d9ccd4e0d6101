import { groupBy } from "../../group-by";
import { conditionText, includes } from "../../plan/routes/condition";
import { writtenRoutes } from "../../plan/routes/written-route";
import { finding, type Check, type Rule } from "../rule";

const folder = /^(\/.+)\/\*$/;

const check: Check = ({ configuration, where }) =>
    [...groupBy(writtenRoutes(configuration), ({ loadBalancer }) => loadBalancer).values()].flatMap((routes) => {
        const written = new Set(routes.map((route) => conditionText(route.condition)));
        return routes.flatMap(({ service, index, condition }) => {
            const path = folder.exec(condition.path)?.[1];
            if (path === undefined) return [];
            const itself = { ...condition, path };
            // Nearly always it is written as it stands, which is quick to see.
            if (written.has(conditionText(itself)) || routes.some((route) => includes(route.condition, itself)))
                return [];
            return [
                finding(
                    where("services", service, "routes", index),
                    `"${conditionText(condition)}" does not match "${conditionText(itself)}", which no service takes: it gets 404`,
                    `add "${conditionText(itself)}" to the routes`,
                ),
            ];
        });
    });

/** The rule `routes/near-miss`. */
export const routesNearMiss: Rule = {
    id: "routes/near-miss",
    severity: "warning",
    what: "Where a service takes `/users/*`, some service takes `/users` too.",
    why: "The pattern `/users/*` needs the second slash. `GET /users` matches no rule and is answered with 404, which shows only when somebody tries it. The other way round, `/login` alone is how most single pages are meant, and is not told of.",
    remedy: 'Write both, as in `routes: ["/users", "/users/*"]`: they share one rule.',
    source: "Path conditions, Elastic Load Balancing user guide for Application Load Balancers: a path pattern is compared with the whole path.",
    check,
};
