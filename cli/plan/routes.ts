import { rulesOn, type Plan } from "../../model/plan/plan";
import { isCounting } from "../../model/plan/waf";
import { listed } from "../../model/words";
import { actionTexts } from "../../model/plan/routes/action";
import { requestTexts } from "../../model/plan/routes/request-conditions";
import type { Context } from "../context";
import { table } from "../table";
import { indented } from "../wrap";

/** The listener rules of each load balancer, in the order in which it looks at them. */
export function routesText(plan: Plan, context: Context): string {
    const parts = plan.loadBalancers.map(({ key, name, internal, protocol, existing, domain, waf, maxRules }) => {
        const rules = rulesOn(plan, key);
        const names =
            existing !== undefined
                ? `${protocol}, which is already there`
                : domain === undefined
                  ? protocol
                  : `${protocol} as ${listed(domain.names)}`;
        const listener =
            waf === undefined ? names : `${names}, behind a web ACL${isCounting(waf) ? " that only counts" : ""}`;
        const title = `${internal ? "Internal load" : "Load"} balancer ${name} (${key}), ${listener}: ${rules.length} of ${maxRules} rules. No route: 404.`;
        if (rules.length === 0) return indented(title, 2, context.columns);
        const further = rules.some((rule) => requestTexts(rule).length > 0);
        const acting = rules.some((rule) => actionTexts(rule).length > 0);
        const rows = rules.map((rule) => [
            String(rule.priority),
            rule.host ?? "any",
            rule.paths.join("\n"),
            ...(further ? [requestTexts(rule).join("\n")] : []),
            ...(acting ? [actionTexts(rule).join("\n")] : []),
            rule.service,
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
