import { listed } from "../words";
import type { LoadBalancerPlan } from "./load-balancer";
import { isCounting } from "./waf";

/** What a load balancer listens with, under which names and behind what, as the plan's text and the report tell it. */
export function listenerText({
    protocol,
    existing,
    domain,
    waf,
}: Pick<LoadBalancerPlan, "protocol" | "existing" | "domain" | "waf">): string {
    if (existing !== undefined) return withWebAcl(`${protocol}, which is already there`, waf);
    return withWebAcl(domain === undefined ? protocol : `${protocol} as ${listed(domain.names)}`, waf);
}

const withWebAcl = (listener: string, waf: LoadBalancerPlan["waf"]): string =>
    waf === undefined ? listener : `${listener}, behind a web ACL${isCounting(waf) ? " that only counts" : ""}`;
