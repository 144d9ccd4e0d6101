import type { ApiGatewayPlan } from "../../model/plan/api-gateway";
import type { LoadBalancerPlan } from "../../model/plan/load-balancer";
import { rulesOn, type Plan } from "../../model/plan/plan";
import { actionTexts } from "../../model/plan/routes/action";
import { requestTexts } from "../../model/plan/routes/request-conditions";
import type { RulePlan } from "../../model/plan/routes/rules";
import { targetTexts } from "../../model/plan/routes/weights";
import { listenerText } from "../../model/plan/listener-text";
import { listed } from "../../model/words";
import { counted } from "../amounts";
import { join, markup, type Content } from "../markup";
import type { Section } from "../section";
import { table } from "../table";

/** Texts about a rule: what it asks of a request beside host and path, or what is done first. */
const textsCell =
    (textsOf: (rule: RulePlan) => string[]) =>
    (rule: RulePlan): Content =>
        join(
            textsOf(rule).map((text) => markup`<code>${text}</code>`),
            " ",
        );

/** Where a rule's requests go: the service, or several with their shares. */
const servicesCell = (rule: RulePlan): Content => {
    const services = Object.keys(rule.weights?.shares ?? { [rule.service]: 1 });
    const texts = targetTexts(rule);
    return join(
        services.map((service, index) => markup`<a href="#service-${service}">${texts[index] ?? service}</a>`),
        ", ",
    );
};

function routesOf(plan: Plan, loadBalancer: LoadBalancerPlan): Content {
    const { key, internal, maxRules } = loadBalancer;
    const rules = rulesOn(plan, key);
    const caption = `${internal ? "Internal ALB" : "ALB"} ${key}, ${listenerText(loadBalancer)}: ${counted(rules.length, "rule")} of ${maxRules}`;
    if (rules.length === 0)
        return markup`<h3>${caption}</h3><p class="none">No service is behind it: every request gets 404.</p>`;
    const further = rules.some((rule) => requestTexts(rule).length > 0);
    const acting = rules.some((rule) => actionTexts(rule).length > 0);
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
            ...(further ? [{ heading: "And", cell: textsCell(requestTexts) }] : []),
            ...(acting ? [{ heading: "First", cell: textsCell(actionTexts) }] : []),
            { heading: "Service", cell: servicesCell },
        ],
        rows: rules,
    });
}

/** The API before a load balancer. */
function apiGatewayText({ domain, loadBalancer, rateLimit, burstLimit, timeoutSeconds }: ApiGatewayPlan): Content {
    const names = domain === undefined ? "" : ` as ${listed(domain.names)}`;
    return markup`<p>API Gateway${names} is before ALB ${loadBalancer}: ${rateLimit} requests a second, ${burstLimit} at once, answers within ${timeoutSeconds} s.</p>`;
}

/** The rules of each load balancer, in the order in which it looks at them. */
export const routesSection = (plan: Plan): Section => ({
    id: "routes",
    title: "Routes",
    content: markup`
        <p class="hint">A load balancer takes the first rule that fits, from the lowest priority. A request that fits none gets 404.</p>
        ${plan.loadBalancers.map((loadBalancer) => routesOf(plan, loadBalancer))}
        ${plan.apiGateway === undefined ? "" : apiGatewayText(plan.apiGateway)}`,
});
