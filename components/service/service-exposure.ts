import type * as iam from "@pulumi/aws/iam";
import * as lb from "@pulumi/aws/lb";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { defaultLoadBalancer } from "../../model/plan/routes/written-route";
import type { ExposurePlan, StickinessPlan } from "../../model/plan/exposure";
import type { RulePlan } from "../../model/plan/routes/rules";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { ruleActions, ruleTransforms, sharedForward } from "./rule-actions";
import { ruleConditions } from "./rule-conditions";
import { declareInfrastructureRole } from "./infrastructure-role";

/** A service that gets a share of another's requests. */
export interface SharingService {
    readonly targetGroupArn: pulumi.Input<string>;
    /** Its ECS service. A share of requests before it runs would be answered with 503. */
    readonly ecsService: pulumi.Resource;
}

/** What {@link declareExposure} takes. */
export interface ServiceExposureArgs {
    readonly plan: ExposurePlan;
    readonly region: string;
    readonly vpcId: pulumi.Input<string>;
    /** The security group of the service's tasks. */
    readonly securityGroupId: pulumi.Input<string>;
    readonly loadBalancer: {
        readonly listenerArn: pulumi.Input<string>;
        readonly securityGroupId: pulumi.Input<string>;
        /** Whether its security group belongs to others, and so gets no rules. @default false */
        readonly existing?: boolean;
    };
    /** The services that get a share of the requests, by name. @default none */
    readonly sharesWith?: Readonly<Record<string, SharingService>>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly targetGroup?: Transform<lb.TargetGroupArgs>;
        readonly listenerRule?: Transform<lb.ListenerRuleArgs>;
        readonly infrastructureRole?: Transform<iam.RoleArgs>;
    };
}

/** How a load balancer reaches a service. */
export interface ServiceExposure {
    readonly targetGroup: lb.TargetGroup;
    /** The second target group, and what ECS moves requests with; for a service that has one. */
    readonly alternate?: {
        readonly targetGroup: lb.TargetGroup;
        readonly roleArn: pulumi.Output<string>;
        readonly productionRuleArn: pulumi.Output<string>;
        /** The rule of test requests, if it has any. */
        readonly testRuleArn?: pulumi.Output<string>;
    };
    /** The listener rules, and the security-group rules between load balancer and tasks: a service must not outlive them. */
    readonly rules: readonly pulumi.Resource[];
}

/**
 * What ECS changes as it deploys: the weights, and with them the order in which a refresh finds the two target groups.
 * Their ARNs are left with them, since a weight that is kept by its place would else go to the other group.
 */
const weightsOfEcs = ["arn", "weight"].map((property) => `actions[*].forward.targetGroups[*].${property}`);

/**
 * The port of targets that are registered without one. ECS registers each task with its container's, and a group whose
 * own port changed would be replaced, while requests go to the one before.
 */
const unusedPort = 80;

/** What a rule is created with: all requests go to the first of two target groups. */
const shared = (first: lb.TargetGroup, second: lb.TargetGroup) => ({
    targetGroups: [
        { arn: first.arn, weight: 100 },
        { arn: second.arn, weight: 0 },
    ],
});

const stickiness = ({ cookie, durationSeconds }: StickinessPlan) => ({
    enabled: true,
    type: cookie === undefined ? "lb_cookie" : "app_cookie",
    cookieDuration: durationSeconds,
    ...(cookie !== undefined && { cookieName: cookie }),
});

/** Declares a service's target group, its listener rules, and what lets the load balancer through to its tasks. */
export function declareExposure(parent: pulumi.Resource, name: string, args: ServiceExposureArgs): ServiceExposure {
    const { plan, loadBalancer, tags, transform = {} } = args;
    const { port, healthCheck } = plan;
    const declareTargetGroup = (logicalName: string) =>
        new lb.TargetGroup(
            logicalName,
            transformed(transform.targetGroup, {
                vpcId: args.vpcId,
                targetType: "ip",
                protocol: "HTTP",
                port: unusedPort,
                deregistrationDelay: plan.deregistrationDelaySeconds,
                ...(plan.slowStartSeconds !== undefined && { slowStart: plan.slowStartSeconds }),
                ...(plan.stickiness && { stickiness: stickiness(plan.stickiness) }),
                healthCheck: {
                    path: healthCheck.path,
                    matcher: healthCheck.matcher,
                    protocol: "HTTP",
                    port: "traffic-port",
                    interval: healthCheck.intervalSeconds,
                    timeout: healthCheck.timeoutSeconds,
                    healthyThreshold: healthCheck.healthyThreshold,
                    unhealthyThreshold: healthCheck.unhealthyThreshold,
                },
                tags,
            }),
            { parent },
        );
    const targetGroup = declareTargetGroup(name);
    // No service's name has a capital letter, so no other target group is named so; and a longer name would not fit.
    const second = plan.alternateTargetGroup ? declareTargetGroup(`${name}-B`) : undefined;
    const forward =
        second === undefined ? { targetGroupArn: targetGroup.arn } : { forward: shared(targetGroup, second) };
    const { sharesWith = {} } = args;
    const targetGroupArns = {
        [name]: targetGroup.arn,
        ...Object.fromEntries(
            Object.entries(sharesWith).map(([service, { targetGroupArn }]) => [service, targetGroupArn]),
        ),
    };
    const declareRule = ({ weights, ...rule }: RulePlan) => {
        const to = weights === undefined ? forward : sharedForward(weights, targetGroupArns);
        const dependsOn = Object.keys(weights?.shares ?? {}).flatMap(
            (service) => sharesWith[service]?.ecsService ?? [],
        );
        const transforms = ruleTransforms(rule);
        // Named by its place: no two rules can then ever hold one priority (docs/decisions/listener-rules.md).
        return new lb.ListenerRule(
            plan.loadBalancer === defaultLoadBalancer
                ? `rule-${rule.priority}`
                : `rule-${plan.loadBalancer}-${rule.priority}`,
            transformed(transform.listenerRule, {
                listenerArn: loadBalancer.listenerArn,
                priority: rule.priority,
                conditions: ruleConditions(rule),
                actions: ruleActions(rule, to, parent),
                ...(transforms && { transforms }),
                tags,
            }),
            { parent, dependsOn, ...(second !== undefined && { ignoreChanges: weightsOfEcs }) },
        );
    };
    const rules = plan.rules.map(declareRule);
    // Begins as the others do: until ECS deploys, a test request finds the tasks that there are.
    const testRules = plan.testRules.map(declareRule);
    const described = { ipProtocol: "tcp", fromPort: port, toPort: port, tags };
    const ingress = new vpc.SecurityGroupIngressRule(
        `${name}-alb`,
        {
            securityGroupId: args.securityGroupId,
            referencedSecurityGroupId: loadBalancer.securityGroupId,
            description: "Requests from the load balancer",
            ...described,
        },
        { parent },
    );
    const egress =
        loadBalancer.existing === true
            ? []
            : [
                  new vpc.SecurityGroupEgressRule(
                      `${name}-alb`,
                      {
                          securityGroupId: loadBalancer.securityGroupId,
                          referencedSecurityGroupId: args.securityGroupId,
                          description: `Requests to ${name}`,
                          ...described,
                      },
                      { parent },
                  ),
              ];
    const [productionRule] = rules;
    const [testRule] = testRules;
    const opened = [...rules, ...testRules, ingress, ...egress];
    if (second === undefined || productionRule === undefined) return { targetGroup, rules: opened };
    const { roleArn, rights } = declareInfrastructureRole(parent, `${name}-load-balancer`, {
        description: `Lets ECS move the requests of ${name} from one target group to the other`,
        managedPolicy: "AmazonECSInfrastructureRolePolicyForLoadBalancers",
        region: args.region,
        tags,
        ...(transform.infrastructureRole && { transform: transform.infrastructureRole }),
    });
    return {
        targetGroup,
        alternate: {
            targetGroup: second,
            roleArn,
            productionRuleArn: productionRule.arn,
            ...(testRule && { testRuleArn: testRule.arn }),
        },
        rules: [...opened, rights],
    };
}
