import type { ApiGatewayPlan } from "../plan/api-gateway";
import { domainFacts } from "./domain-facts";
import { factsOf, nothing, optional, type Facts, type Tellers } from "./facts";
import { inDaysText, inSecondsText } from "./values";

const apiGateway: Tellers<ApiGatewayPlan> = {
    loadBalancer: ({ loadBalancer }) => ({ loadBalancer }),
    port: nothing, // that of the load balancer's listener
    serverName: nothing, // the name of the load balancer's domain
    domain: ({ domain }) => (domain === undefined ? {} : domainFacts(domain)),
    certificateArn: ({ certificateArn }) => optional("certificateArn", certificateArn, String),
    rateLimit: ({ rateLimit }) => ({ rateLimit: String(rateLimit) }),
    burstLimit: ({ burstLimit }) => ({ burstLimit: String(burstLimit) }),
    timeoutSeconds: ({ timeoutSeconds }) => ({ timeout: inSecondsText(timeoutSeconds) }),
    logs: ({ logs }) => ({ accessLogs: logs === undefined ? "off" : `kept ${inDaysText(logs.retentionDays)}` }),
};

/** What holds for an API before a load balancer. */
export const apiGatewayFacts = (plan: ApiGatewayPlan): Facts => factsOf(apiGateway, plan, undefined);
