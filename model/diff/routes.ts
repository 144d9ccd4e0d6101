import type { Plan } from "../plan/plan";
import { actionDetails } from "../plan/routes/action";
import { conditionText } from "../plan/routes/condition";
import { conditionsOf } from "../plan/routes/rules";

/** Where a route leads, and the place of its listener rule. */
export interface RouteTarget {
    readonly service: string;
    readonly priority: number;
    /** What is done with its requests, beside sending them there, in full. */
    readonly action?: string;
}

/** A route that two plans do not share. */
export interface RouteChange {
    /** What becomes of it: `moved` leads to another service; `action` does something else with its requests; `priority` is its rule's place alone. */
    readonly kind: "added" | "removed" | "moved" | "action" | "priority";
    /** The key of the load balancer. */
    readonly loadBalancer: string;
    /** The host, if it names one, the path, and what else it asks: `api.example.com/orders/* (method GET)`. */
    readonly route: string;
    readonly before?: RouteTarget;
    readonly after?: RouteTarget;
}

interface Route {
    readonly loadBalancer: string;
    readonly route: string;
    readonly target: RouteTarget;
}

/** The routes of all services, by load balancer and condition. */
function routesOf(plan: Plan | undefined): Map<string, Route> {
    const routes = (plan?.services ?? []).flatMap(({ name, exposure }) =>
        [...(exposure?.rules ?? []), ...(exposure?.testRules ?? [])].flatMap((rule) =>
            conditionsOf(rule).map((condition): Route => {
                const action = [...(rule.test ? ["test requests"] : []), actionDetails(rule)]
                    .filter((text) => text !== "")
                    .join(", ");
                const target = { service: name, priority: rule.priority, ...(action !== "" && { action }) };
                return { loadBalancer: exposure?.loadBalancer ?? "", route: conditionText(condition), target };
            }),
        ),
    );
    return new Map(routes.map((route) => [`${route.loadBalancer} ${route.route}`, route]));
}

function kindOf(before: RouteTarget | undefined, after: RouteTarget | undefined): RouteChange["kind"] | undefined {
    if (before === undefined) return "added";
    if (after === undefined) return "removed";
    if (before.service !== after.service) return "moved";
    if (before.action !== after.action) return "action";
    return before.priority === after.priority ? undefined : "priority";
}

/** What becomes of the routes, in the order of their load balancers and conditions. */
export function diffRoutes(before: Plan | undefined, after: Plan): RouteChange[] {
    const [earlier, later] = [routesOf(before), routesOf(after)];
    return [...new Map([...earlier, ...later])]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([key, { loadBalancer, route }]) => {
            const [from, to] = [earlier.get(key)?.target, later.get(key)?.target];
            const kind = kindOf(from, to);
            if (kind === undefined) return [];
            return [{ kind, loadBalancer, route, ...(from && { before: from }), ...(to && { after: to }) }];
        });
}
