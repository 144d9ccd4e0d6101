import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
    DescribeInternetGatewaysCommand,
    DescribeLaunchTemplateVersionsCommand,
    DescribeNatGatewaysCommand,
    DescribeRouteTablesCommand,
    DescribeSecurityGroupsCommand,
    DescribeSubnetsCommand,
    DescribeVpcsCommand,
    type RouteTable,
    type Subnet,
    type Tag,
} from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import {
    DescribeClustersCommand,
    DescribeServicesCommand,
    ListClustersCommand,
    ListServicesCommand,
    type Service,
} from "@aws-sdk/client-ecs";
import {
    DescribeListenersCommand,
    DescribeLoadBalancersCommand,
    DescribeRulesCommand,
    DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import type { Clients } from "./clients";

const tag = (tags: readonly Tag[] | undefined, key: string) => tags?.find(({ Key }) => Key === key)?.Value;

/** The VPC of an environment, by its tags. */
export async function vpcOf(aws: Clients, environment: string): Promise<string> {
    const { Vpcs = [] } = await aws.ec2.send(new DescribeVpcsCommand({}));
    const own = Vpcs.filter(({ Tags }) => tag(Tags, "Environment") === environment);
    if (own.length !== 1 || own[0]?.VpcId === undefined)
        throw new Error(`${own.length} VPCs are tagged ${environment}`);
    return own[0].VpcId;
}

/** The subnets of a tier, in the order of their zones. */
export async function subnetsOf(aws: Clients, vpcId: string, tier: string): Promise<Subnet[]> {
    const { Subnets = [] } = await aws.ec2.send(
        new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
    );
    return Subnets.filter(({ Tags }) => tag(Tags, "Tier") === tier).sort((a, b) =>
        (a.AvailabilityZone ?? "") < (b.AvailabilityZone ?? "") ? -1 : 1,
    );
}

/** The route table that a subnet is associated with. */
export async function routeTableOf(aws: Clients, vpcId: string, subnetId: string): Promise<RouteTable> {
    const { RouteTables = [] } = await aws.ec2.send(
        new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
    );
    const table = RouteTables.find(({ Associations = [] }) =>
        Associations.some(({ SubnetId }) => SubnetId === subnetId),
    );
    if (table === undefined) throw new Error(`no route table for ${subnetId}`);
    return table;
}

/** The rules of the default security group, in and out. */
export async function defaultGroupRules(aws: Clients, vpcId: string): Promise<number> {
    const { SecurityGroups = [] } = await aws.ec2.send(
        new DescribeSecurityGroupsCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
    );
    const group = SecurityGroups.find(({ GroupName }) => GroupName === "default");
    return (group?.IpPermissions?.length ?? 0) + (group?.IpPermissionsEgress?.length ?? 0);
}

/** The load balancer of an environment. */
export async function loadBalancerOf(aws: Clients, prefix: string) {
    const { LoadBalancers = [] } = await aws.loadBalancing.send(new DescribeLoadBalancersCommand({}));
    const balancer = LoadBalancers.find(({ LoadBalancerName }) => (LoadBalancerName ?? "").startsWith(`${prefix}-`));
    if (balancer?.LoadBalancerArn === undefined || balancer.LoadBalancerName === undefined)
        throw new Error(`no load balancer ${prefix}`);
    return { arn: balancer.LoadBalancerArn, name: balancer.LoadBalancerName };
}

/** The rules of a load balancer's listener, in the order in which they are looked at: paths and service. */
export async function rulesOf(
    aws: Clients,
    loadBalancerArn: string,
): Promise<{ priority: number; paths: string[]; targetGroup: string }[]> {
    const { Listeners = [] } = await aws.loadBalancing.send(
        new DescribeListenersCommand({ LoadBalancerArn: loadBalancerArn }),
    );
    const { TargetGroups = [] } = await aws.loadBalancing.send(new DescribeTargetGroupsCommand({}));
    const { Rules = [] } = await aws.loadBalancing.send(
        new DescribeRulesCommand({ ListenerArn: Listeners[0]?.ListenerArn }),
    );
    return Rules.filter(({ IsDefault }) => IsDefault !== true)
        .map((rule) => {
            const arn = rule.Actions?.[0]?.TargetGroupArn;
            const group = TargetGroups.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.TargetGroupName ?? "";
            return {
                priority: Number(rule.Priority),
                paths: [...(rule.Conditions?.[0]?.PathPatternConfig?.Values ?? [])].sort(),
                targetGroup: group.replace(/-[0-9a-f]{7}$/, ""),
            };
        })
        .sort((a, b) => a.priority - b.priority);
}

/** The services of a cluster, by the name that the configuration gives them. */
export async function servicesOf(aws: Clients, cluster: string): Promise<Map<string, Service>> {
    const { serviceArns = [] } = await aws.ecs.send(new ListServicesCommand({ cluster, maxResults: 100 }));
    const { services = [] } = await aws.ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns }));
    return new Map(services.map((service) => [(service.serviceName ?? "").replace(/-[0-9a-f]{7}$/, ""), service]));
}

/** How many days each log group of an environment is kept, by name. */
export async function retentions(aws: Clients, prefix: string): Promise<Record<string, number | undefined>> {
    const { logGroups = [] } = await aws.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix }));
    return Object.fromEntries(
        logGroups.map(({ logGroupName, retentionInDays }) => [logGroupName ?? "", retentionInDays]),
    );
}

/** The launch template that an environment's instances start from. */
export async function launchTemplateOf(aws: Clients, prefix: string) {
    const { AutoScalingGroups = [] } = await aws.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    const group = AutoScalingGroups.find(({ AutoScalingGroupName }) =>
        (AutoScalingGroupName ?? "").startsWith(`${prefix}-`),
    );
    const id = group?.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification?.LaunchTemplateId;
    const { LaunchTemplateVersions = [] } = await aws.ec2.send(
        new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: ["$Latest"] }),
    );
    return { group, data: LaunchTemplateVersions[0]?.LaunchTemplateData };
}

/** Everything that is left of an environment, by kind; empty after a destroy. */
export async function leftOf(aws: Clients, environment: string, prefix: string): Promise<string[]> {
    const named = (kind: string, names: readonly (string | undefined)[]) =>
        names.filter((name) => (name ?? "").includes(prefix)).map((name) => `${kind} ${name}`);
    const [vpcs, gateways, nats, balancers, clusterArns, groups, logGroups, roles, repositories] = await Promise.all([
        aws.ec2.send(new DescribeVpcsCommand({})),
        aws.ec2.send(new DescribeInternetGatewaysCommand({})),
        aws.ec2.send(new DescribeNatGatewaysCommand({})),
        aws.loadBalancing.send(new DescribeLoadBalancersCommand({})),
        aws.ecs.send(new ListClustersCommand({})),
        aws.autoScaling.send(new DescribeAutoScalingGroupsCommand({})),
        aws.logs.send(new DescribeLogGroupsCommand({})),
        aws.iam.send(new ListRolesCommand({})),
        aws.ecr.send(new DescribeRepositoriesCommand({})),
    ]);
    const { clusters = [] } = await aws.ecs.send(
        new DescribeClustersCommand({ clusters: clusterArns.clusterArns ?? [] }),
    );
    const tagged = (kind: string, things: readonly { Tags?: Tag[] }[]) =>
        things.filter(({ Tags }) => tag(Tags, "Environment") === environment).map(() => `${kind} of ${environment}`);
    return [
        ...tagged("VPC", vpcs.Vpcs ?? []),
        ...tagged("internet gateway", gateways.InternetGateways ?? []),
        ...tagged(
            "NAT gateway",
            (nats.NatGateways ?? []).filter(({ State }) => State !== "deleted"),
        ),
        ...named(
            "load balancer",
            (balancers.LoadBalancers ?? []).map(({ LoadBalancerName }) => LoadBalancerName),
        ),
        ...named(
            "cluster",
            clusters.filter(({ status }) => status === "ACTIVE").map(({ clusterName }) => clusterName),
        ),
        ...named(
            "Auto Scaling group",
            (groups.AutoScalingGroups ?? []).map(({ AutoScalingGroupName }) => AutoScalingGroupName),
        ),
        ...named(
            "log group",
            (logGroups.logGroups ?? []).map(({ logGroupName }) => logGroupName?.replaceAll("/", "-")),
        ),
        ...named(
            "role",
            (roles.Roles ?? []).map(({ RoleName }) => RoleName),
        ),
        ...named(
            "repository",
            (repositories.repositories ?? []).map(({ repositoryName }) => repositoryName),
        ),
    ];
}
