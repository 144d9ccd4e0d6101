import type { LoadBalancerSpec } from "../schema/load-balancer";
import { inDays, inSeconds } from "../schema/units";
import { planDomain, type DomainPlan } from "./domain";
import { planExistingLoadBalancer, type ExistingLoadBalancerPlan } from "./existing-load-balancer";
import { fit } from "./names";
import { defaultLoadBalancer } from "./routes/written-route";
import { planWaf, type WafPlan } from "./waf";

/** A load balancer as it will be built. */
export interface LoadBalancerPlan {
    /** What services choose it by: `default`, or its name in `loadBalancers`. */
    readonly key: string;
    /** What its resources' names begin with. */
    readonly name: string;
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

/** A load balancer's name leaves room for what Pulumi appends. */
const loadBalancerNameLength = 24;

/** What a load balancer's plan depends on beside its own section. */
export interface LoadBalancerSurroundings {
    /** What the environment's shared resources begin with. */
    readonly name: string;
    /** Whether it refuses to be deleted, unless its section says otherwise. */
    readonly protect: boolean;
    readonly logRetentionDays: number;
}

/** Plans a load balancer. */
export function planLoadBalancer(
    key: string,
    spec: LoadBalancerSpec,
    { name: environment, protect, logRetentionDays }: LoadBalancerSurroundings,
): LoadBalancerPlan {
    const { accessLogs, certificateArn, domain, existing } = spec;
    const name = key === defaultLoadBalancer ? environment : fit(`${environment}-${key}`, loadBalancerNameLength);
    const waf = planWaf(spec.waf, { name, logRetentionDays });
    return {
        key,
        name,
        maxRules: spec.maxRules,
        protocol: existing?.protocol ?? (certificateArn === undefined && domain === undefined ? "HTTP" : "HTTPS"),
        ...(existing && { existing: planExistingLoadBalancer(existing) }),
        ...(domain && { domain: planDomain(domain, certificateArn) }),
        ...(certificateArn !== undefined && { certificateArn }),
        furtherCertificateArns: spec.furtherCertificateArns,
        ...(waf && { waf }),
        sslPolicy: spec.sslPolicy,
        allowedCidrs: spec.allowedCidrs,
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
