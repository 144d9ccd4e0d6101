import type { ApiGatewaySpec } from "../schema/api-gateway";
import { inDays, inSeconds } from "../schema/units";
import { planDomain, type DomainPlan } from "./domain";
import type { LoadBalancerPlan } from "./load-balancer";
import { defaultLoadBalancer } from "./routes/written-route";

/** An HTTP API of API Gateway that sends requests on to a load balancer, within the VPC. */
export interface ApiGatewayPlan {
    /** The key of the load balancer. */
    readonly loadBalancer: string;
    /** The port of its listener that routes. */
    readonly port: number;
    /** The name that the listener's certificate is for, where it has one. */
    readonly serverName?: string;
    /** The names under which it is reached, where it has its own. */
    readonly domain?: DomainPlan;
    /** The domain's certificate, where none is requested. */
    readonly certificateArn?: string;
    /** Requests a second. */
    readonly rateLimit: number;
    /** Requests at once. */
    readonly burstLimit: number;
    readonly timeoutSeconds: number;
    readonly logs?: { readonly group: string; readonly retentionDays: number };
}

/** What an API's plan depends on beside its own section. */
export interface ApiGatewaySurroundings {
    readonly loadBalancers: readonly LoadBalancerPlan[];
    readonly logGroup: string;
    readonly logRetentionDays: number;
}

/** The name that a load balancer's certificate is for, where it is told. */
export const serverNameOf = ({
    domain,
    existing,
}: Pick<LoadBalancerPlan, "domain" | "existing">): string | undefined =>
    existing === undefined ? domain?.names[0] : existing.host;

/** Plans an API, if the load balancer that it names is there. */
export function planApiGateway(
    spec: ApiGatewaySpec | undefined,
    { loadBalancers, logGroup, logRetentionDays }: ApiGatewaySurroundings,
): ApiGatewayPlan | undefined {
    const key = spec?.loadBalancer ?? defaultLoadBalancer;
    const loadBalancer = loadBalancers.find((each) => each.key === key);
    if (spec === undefined || loadBalancer === undefined) return undefined;
    const { domain, certificateArn } = spec;
    const secure = loadBalancer.protocol === "HTTPS";
    const serverName = secure ? serverNameOf(loadBalancer) : undefined;
    return {
        loadBalancer: key,
        port: secure ? 443 : 80,
        ...(serverName !== undefined && { serverName }),
        ...(domain && { domain: planDomain(domain, certificateArn) }),
        ...(certificateArn !== undefined && { certificateArn }),
        rateLimit: spec.rateLimit,
        burstLimit: spec.burstLimit,
        timeoutSeconds: inSeconds(spec.timeout),
        ...(spec.accessLogs && {
            logs: {
                group: logGroup,
                retentionDays: spec.logRetention === undefined ? logRetentionDays : inDays(spec.logRetention),
            },
        }),
    };
}
