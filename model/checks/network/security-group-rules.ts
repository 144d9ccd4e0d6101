import { rulesPerSecurityGroup } from "../../aws/limits";
import { defaultLoadBalancer } from "../../plan/routes/written-route";
import { eachLoadBalancer, eachService, finding, type Check, type Finding, type Rule } from "../rule";

function tooMany(rules: number, path: string, what: string, remedy: string): Finding[] {
    if (rules <= rulesPerSecurityGroup) return [];
    const reason = `${what} take ${rules} rules of its security group, which has ${rulesPerSecurityGroup} in a direction by default`;
    return [finding(path, reason, `${remedy}, or ask AWS to raise the quota first`)];
}

const loadBalancers: Check = eachLoadBalancer(
    ({ allowedCidrs, certificateArn, domain }, at, { configuration }, key) => {
        const listeners = certificateArn === undefined && domain === undefined ? 1 : 2;
        const services = Object.values(configuration.services).filter(
            ({ routes, loadBalancer }) => routes !== undefined && (loadBalancer ?? defaultLoadBalancer) === key,
        );
        return [
            ...tooMany(
                (allowedCidrs?.length ?? 1) * listeners,
                at("allowedCidrs"),
                "the ranges that may reach the load balancer",
                "join ranges",
            ),
            ...tooMany(
                services.length,
                at(),
                "the services behind the load balancer",
                "put some services behind another load balancer, one of loadBalancers",
            ),
        ];
    },
);

const services: Check = eachService(({ name, routes }, at, { configuration }) => {
    const callers = Object.values(configuration.services).filter(({ calls }) => calls.includes(name));
    return tooMany(
        callers.length + (routes === undefined ? 0 : 1),
        at(),
        "the services that call this one, and its load balancer,",
        "let fewer services call it",
    );
});

const check: Check = (input) => [...loadBalancers(input), ...services(input)];

/** The rule `network/security-group-rules`. */
export const networkSecurityGroupRules: Rule = {
    id: "network/security-group-rules",
    severity: "warning",
    what: "A security group has at most 60 rules in a direction: one for each range at each listener, for each service behind a load balancer, for each caller of a service.",
    why: "Each link between two things has rules of its own, so that nothing is open to more than it needs. EC2 refuses a rule above the quota: RulesPerSecurityGroupLimitExceeded. The quota can be raised, so this only warns.",
    remedy: "Use another load balancer for some services, join ranges, let fewer services call one; or ask AWS to raise the quota first.",
    source: "Amazon VPC quotas, Amazon VPC user guide (inbound or outbound rules per security group).",
    check,
};
