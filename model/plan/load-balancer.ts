import type { LoadBalancerSpec } from "../schema/load-balancer";
import { inDays, inSeconds } from "../schema/units";
import { planDomain, type DomainPlan } from "./domain";
import { planExistingLoadBalancer, type ExistingLoadBalancerPlan } from "./existing-load-balancer";
import type { RouteAction } from "./routes/action";
import { fit } from "./names";
import { defaultLoadBalancer } from "./routes/written-route";
import { planWaf, type WafPlan } from "./waf";

/** A load balancer as it will be built. */
export interface LoadBalancerPlan {
    /** What services choose it by: `default`, or its name in `loadBalancers`. */
    readonly key: string;
    /** What its resources' names begin with. */
    readonly name: string;
    /** Whether it has no public address, and is in the app tier. */
    readonly internal: boolean;
    /** Whether it asks identity providers who may take a route, and so needs a way to them. */
    readonly asksIdentityProviders: boolean;
    /** The account's quota of listener rules on it. */
    readonly maxRules: number;
    /** What its listener speaks that routes; with HTTPS, HTTP redirects to it. */
    readonly protocol: "HTTP" | "HTTPS";
    /** The ALB that is used, where it is already there. */
    readonly existing?: ExistingLoadBalancerPlan;
    /** The names under which it is reached, where it has its own. */
    readonly domain?: DomainPlan;
    /** The listener's certificate, where none is requested for the domain. */
    readonly certificateArn?: string;
    /** Further certificates, which the listener chooses by the name that a client asks for (SNI). */
    readonly furtherCertificateArns: readonly string[];
    /** The web ACL that looks at each request first. */
    readonly waf?: WafPlan;
    readonly sslPolicy: string;
    readonly allowedCidrs: readonly string[];
    readonly idleTimeoutSeconds: number;
    readonly accessLogs?: { readonly bucket?: string; readonly prefix?: string; readonly retentionDays: number };
    readonly deletionProtection: boolean;
}

/** Every address. */
const everyone = "0.0.0.0/0";

/** A load balancer's name leaves room for what Pulumi appends. */
const loadBalancerNameLength = 24;

/** Whether a load balancer's listener speaks HTTPS: where there is a certificate, or one is requested for a domain. */
export const hasHttps = ({
    certificateArn,
    domain,
    existing,
}: Pick<LoadBalancerSpec, "certificateArn" | "domain" | "existing">): boolean =>
    existing === undefined ? certificateArn !== undefined || domain !== undefined : existing.protocol === "HTTPS";

/** What a load balancer's plan depends on beside its own section. */
export interface LoadBalancerSurroundings {
    /** What the environment's shared resources begin with. */
    readonly name: string;
    /** Whether it refuses to be deleted, unless its section says otherwise. */
    readonly protect: boolean;
    readonly logRetentionDays: number;
    /** The VPC's range. */
    readonly vpcCidr: string;
    /** What is done with the requests of its routes. */
    readonly actions: readonly RouteAction[];
}

/** Plans a load balancer. */
export function planLoadBalancer(
    key: string,
    spec: LoadBalancerSpec,
    { name: environment, protect, logRetentionDays, vpcCidr, actions }: LoadBalancerSurroundings,
): LoadBalancerPlan {
    const { accessLogs, certificateArn, domain, existing } = spec;
    const name = key === defaultLoadBalancer ? environment : fit(`${environment}-${key}`, loadBalancerNameLength);
    const waf = planWaf(spec.waf, { name, logRetentionDays });
    return {
        key,
        name,
        internal: spec.internal,
        asksIdentityProviders: actions.some(({ authentication }) => authentication !== undefined),
        maxRules: spec.maxRules,
        protocol: hasHttps(spec) ? "HTTPS" : "HTTP",
        ...(existing && { existing: planExistingLoadBalancer(existing) }),
        ...(domain && { domain: planDomain(domain, certificateArn) }),
        ...(certificateArn !== undefined && { certificateArn }),
        furtherCertificateArns: spec.furtherCertificateArns,
        ...(waf && { waf }),
        sslPolicy: spec.sslPolicy,
        allowedCidrs: spec.allowedCidrs ?? [spec.internal ? vpcCidr : everyone],
        idleTimeoutSeconds: inSeconds(spec.idleTimeout),
        ...(accessLogs && {
            accessLogs: {
                ...(accessLogs.bucket !== undefined && { bucket: accessLogs.bucket }),
                ...(accessLogs.prefix !== undefined && { prefix: accessLogs.prefix }),
                retentionDays: inDays(accessLogs.retention),
            },
        }),
        deletionProtection: spec.deletionProtection ?? protect,
    };
}
