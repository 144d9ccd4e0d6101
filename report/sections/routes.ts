import type { LoadBalancerPlan } from "../../model/plan/load-balancer";
import { rulesOn, type Plan } from "../../model/plan/plan";
import { listed } from "../../model/words";
import { counted } from "../amounts";
import { join, markup, type Content } from "../markup";
import type { Section } from "../section";
import { table } from "../table";

function routesOf(plan: Plan, { key, maxRules, protocol, domain }: LoadBalancerPlan): Content {
    const rules = rulesOn(plan, key);
    const listener = domain === undefined ? protocol : `${protocol} as ${listed(domain.names)}`;
    const caption = `ALB ${key}, ${listener}: ${counted(rules.length, "rule")} of ${maxRules}`;
    if (rules.length === 0)
        return markup`<h3>${caption}</h3><p class="none">No service is behind it: every request gets 404.</p>`;
    return table({
        caption,
        showCaption: true,
        columns: [
            { heading: "Priority", numeric: true, cell: ({ priority }) => priority },
            { heading: "Host", cell: ({ host }) => (host === undefined ? "any" : markup`<code>${host}</code>`) },
            {
                heading: "Paths",
                cell: ({ paths }) =>
                    paths.length === 0
                        ? "any"
                        : join(
                              paths.map((path) => markup`<code>${path}</code>`),
                              " ",
                          ),
            },
            { heading: "Service", cell: ({ service }) => markup`<a href="#service-${service}">${service}</a>` },
        ],
        rows: rules,
    });
}

/** The rules of each load balancer, in the order in which it looks at them. */
export const routesSection = (plan: Plan): Section => ({
    id: "routes",
    title: "Routes",
    content: markup`
        <p class="hint">A load balancer takes the first rule that fits, from the lowest priority. A request that fits none gets 404.</p>
        ${plan.loadBalancers.map((loadBalancer) => routesOf(plan, loadBalancer))}`,
});
