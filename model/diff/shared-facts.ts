import type { NetworkPlan } from "../plan/network";
import type { LoadBalancerPlan } from "../plan/load-balancer";
import type { ClusterPlan } from "../plan/cluster-plan";
import type { Plan } from "../plan/plan";
import { counted } from "../words";
import { defaultLoadBalancer } from "../plan/routes/written-route";
import type { WafPlan } from "../plan/waf";
import { alertFacts } from "./alarm-facts";
import { capacityFacts } from "./capacity-facts";
import { apiGatewayFacts } from "./api-gateway-facts";
import { domainFacts } from "./domain-facts";
import { factsOf, nothing, optional, under, type Facts, type Tellers } from "./facts";
import { tagFacts } from "./tag-facts";
import { inDaysText, inSecondsText, listText } from "./values";

const cluster: Tellers<ClusterPlan> = {
    containerInsights: ({ containerInsights }) => ({ containerInsights }),
    exec: ({ exec }) => ({ exec: String(exec) }),
    execLogGroup: nothing, // named by the stack
    logRetentionDays: ({ logRetentionDays }) => ({ logRetention: inDaysText(logRetentionDays) }),
};

const network: Tellers<NetworkPlan> = {
    cidr: ({ cidr }) => ({ cidr }),
    zones: ({ zones }) => ({ zones: listText(zones) }),
    subnets: nothing, // follow from the two above
    nat: ({ nat }) => ({ nat }),
    flowLogRetentionDays: ({ flowLogRetentionDays: days }) => ({
        flowLogs: days === undefined ? "off" : `kept ${inDaysText(days)}`,
    }),
    interfaceEndpoints: ({ interfaceEndpoints }) => ({ "interface endpoints": listText(interfaceEndpoints) }),
    existing: ({ existing }) =>
        existing === undefined
            ? nothing()
            : under("existing", {
                  vpcId: existing.vpcId,
                  ...under(
                      "subnets",
                      Object.fromEntries(
                          Object.entries(existing.subnetIds).map(([tier, ids]) => [tier, listText(ids)]),
                      ),
                  ),
              }),
};

/** The web ACL of a load balancer. */
function wafFacts(waf: WafPlan): Facts {
    if (waf.kind === "given") return { webAclArn: waf.webAclArn };
    const { managedRules, logs } = waf;
    return {
        mode: waf.blocks ? "block" : "count",
        managedRules: listText(managedRules.map(({ name }) => name)),
        ...Object.fromEntries(
            managedRules
                .filter(({ countOnly }) => countOnly.length > 0)
                .map(({ name, countOnly }) => [`countOnly.${name}`, listText(countOnly)]),
        ),
        rateLimit: String(waf.rateLimit),
        logs: logs === undefined ? "none" : logs.all ? "all" : "taken",
        ...(logs && { logRetention: inDaysText(logs.retentionDays) }),
    };
}

const loadBalancer: Tellers<LoadBalancerPlan> = {
    key: nothing, // in the path
    name: nothing, // named by the stack
    internal: ({ internal }) => ({ internal: String(internal) }),
    asksIdentityProviders: nothing, // follows from the routes
    maxRules: ({ maxRules }) => ({ maxRules: String(maxRules) }),
    protocol: nothing, // follows from the domain and the certificate
    existing: ({ existing }) =>
        existing === undefined
            ? nothing()
            : under("existing", {
                  listenerArn: existing.listenerArn,
                  securityGroupId: existing.securityGroupId,
                  ...optional("host", existing.host, String),
                  takenPriorities: listText(existing.takenPriorities.map(({ from, to }) => `${from} to ${to}`)),
              }),
    domain: (of) => (of.domain === undefined ? {} : domainFacts(of.domain)),
    furtherCertificateArns: ({ furtherCertificateArns: [...arns] }) =>
        optional("furtherCertificateArns", arns.length === 0 ? undefined : arns, listText),
    waf: ({ waf }) => (waf === undefined ? {} : under("waf", wafFacts(waf))),
    certificateArn: ({ certificateArn }) => optional("certificateArn", certificateArn, String),
    sslPolicy: ({ sslPolicy }) => ({ sslPolicy }),
    allowedCidrs: ({ allowedCidrs }) => ({ allowedCidrs: listText(allowedCidrs) }),
    idleTimeoutSeconds: ({ idleTimeoutSeconds }) => ({ idleTimeout: inSecondsText(idleTimeoutSeconds) }),
    accessLogs: ({ accessLogs }) =>
        accessLogs === undefined
            ? {}
            : under("accessLogs", {
                  ...optional("bucket", accessLogs.bucket, String),
                  ...optional("prefix", accessLogs.prefix, String),
                  retention: inDaysText(accessLogs.retentionDays),
              }),
    deletionProtection: ({ deletionProtection }) => ({ deletionProtection: String(deletionProtection) }),
};

const environment: Tellers<Plan> = {
    name: nothing,
    project: nothing,
    stack: nothing,
    region: ({ region }) => ({ "aws:region": region }),
    class: (plan) => ({ "environment.class": plan.class }),
    protect: ({ protect }) => ({ "environment.protect": String(protect) }),
    tags: ({ tags }) => under("environment", tagFacts(tags)),
    network: (plan) => under("network", factsOf(network, plan.network, undefined)),
    cluster: (plan) => under("environment", factsOf(cluster, plan.cluster, undefined)),
    capacity: (plan) => capacityFacts(plan.capacity),
    loadBalancers: ({ loadBalancers }) =>
        Object.assign(
            {},
            ...loadBalancers.map((each) =>
                under(
                    each.key === defaultLoadBalancer ? "loadBalancer" : `loadBalancers.${each.key}`,
                    factsOf(loadBalancer, each, undefined),
                ),
            ),
        ) as Facts,
    apiGateway: ({ apiGateway }) => (apiGateway === undefined ? {} : under("apiGateway", apiGatewayFacts(apiGateway))),
    events: nothing, // named by the stack, and there where a service publishes or subscribes
    topics: nothing, // named by the stack, and told of those who publish by them
    dnsNamespace: nothing, // named by the stack, and in the URLs of calls
    tls: ({ tls }) =>
        under("discovery.tls", {
            ...optional("certificateAuthority", tls?.certificateAuthorityArn, String),
            ...optional("key", tls?.keyArn, String),
        }),
    services: nothing,
    functions: nothing,
    spotInterruptions: nothing, // follows from the dashboard and the capacity
    dashboard: ({ dashboard }) => ({ "observability.dashboard": String(dashboard) }),
    queries: ({ queries }) =>
        Object.fromEntries(
            queries.map(({ key, text, logGroups }) => [
                `observability.queries.${key}`,
                `${text.replaceAll("\n", " ")}, in ${counted(logGroups.length, "log group")}`,
            ]),
        ),
    alerts: ({ alerts }) => (alerts === undefined ? {} : under("alerts", alertFacts(alerts))),
    fits: nothing,
    rollouts: nothing,
    cost: nothing,
};

/** What holds for an environment as a whole, by the options of its configuration; its names are not told. */
export const sharedFacts = (plan: Plan): Facts => factsOf(environment, plan, undefined);
