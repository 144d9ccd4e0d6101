import { rulesOn, type Plan } from "../../model/plan/plan";
import { listenerText } from "../../model/plan/listener-text";
import { listed } from "../../model/words";
import { actionTexts } from "../../model/plan/routes/action";
import { requestTexts } from "../../model/plan/routes/request-conditions";
import { targetTexts } from "../../model/plan/routes/weights";
import type { Context } from "../context";
import { table } from "../table";
import { indented } from "../wrap";

/** The listener rules of each load balancer, in the order in which it looks at them. */
export function routesText(plan: Plan, context: Context): string {
    const parts = plan.loadBalancers.map((loadBalancer) => {
        const { key, name, internal, maxRules } = loadBalancer;
        const rules = rulesOn(plan, key);
        const title = `${internal ? "Internal load" : "Load"} balancer ${name} (${key}), ${listenerText(loadBalancer)}: ${rules.length} of ${maxRules} rules. No route: 404.`;
        if (rules.length === 0) return indented(title, 2, context.columns);
        const further = rules.some((rule) => requestTexts(rule).length > 0);
        const acting = rules.some((rule) => actionTexts(rule).length > 0);
        const rows = rules.map((rule) => [
            String(rule.priority),
            rule.host ?? "any",
            rule.paths.join("\n"),
            ...(further ? [requestTexts(rule).join("\n")] : []),
            ...(acting ? [actionTexts(rule).join("\n")] : []),
            targetTexts(rule).join("\n"),
        ]);
        const columns = [
            { head: "priority", align: "right" },
            { head: "host" },
            { head: "paths" },
            ...(further ? [{ head: "and" }] : []),
            ...(acting ? [{ head: "first" }] : []),
            { head: "service" },
        ] as const;
        return `${indented(title, 2, context.columns)}\n${table(columns, rows, context)}`;
    });
    return [...parts, ...apiGatewayText(plan, context)].join("\n");
}

/** The API before a load balancer. */
function apiGatewayText({ apiGateway }: Plan, context: Context): string[] {
    if (apiGateway === undefined) return [];
    const { domain, loadBalancer, rateLimit, burstLimit, timeoutSeconds } = apiGateway;
    const names = domain === undefined ? "" : ` as ${listed(domain.names)}`;
    const text = `API Gateway${names}, before load balancer ${loadBalancer}: ${rateLimit} requests a second, ${burstLimit} at once, answers within ${timeoutSeconds} s.`;
    return [indented(text, 2, context.columns)];
}
