import type { CostSpec } from "../../schema/cost";
import type { ApiGatewayPlan } from "../api-gateway";
import type { LoadBalancerPlan } from "../load-balancer";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What the web ACLs of load balancers cost: each, its rules, and the requests that it looks at. One that is given is billed where it belongs. */
export const webAclItems = (loadBalancers: readonly LoadBalancerPlan[], spec: CostSpec): CostItem[] =>
    loadBalancers.flatMap(({ key, waf }): CostItem[] =>
        waf === undefined
            ? []
            : [
                  {
                      key: `waf/${key}/web-acl`,
                      label: `Web ACL of load balancer ${key}`,
                      unit: "web-ACL-months",
                      quantity: throughout(waf.kind === "own" ? 1 : 0),
                      priced: { thing: "waf.web-acl" },
                  },
                  {
                      key: `waf/${key}/rules`,
                      label: `Web ACL of load balancer ${key}, rules`,
                      unit: "rule-months",
                      quantity: throughout(waf.kind === "own" ? waf.managedRules.length + 1 : 0),
                      priced: { thing: "waf.rule" },
                  },
                  {
                      key: `requests/waf/${key}`,
                      label: `Web ACL of load balancer ${key}, requests`,
                      unit: "million requests",
                      quantity: throughout(spec.millionRequests),
                      priced: { thing: "waf.million-requests" },
                  },
              ],
    );

/** What the requests of an API cost; its VPC link costs nothing. */
export const apiGatewayItems = (apiGateway: ApiGatewayPlan | undefined, spec: CostSpec): CostItem[] => [
    {
        key: "requests/api-gateway",
        label: "API Gateway, requests",
        unit: "million requests",
        quantity: throughout(apiGateway === undefined ? 0 : spec.millionRequests),
        priced: { thing: "api-gateway.million-requests" },
    },
];
