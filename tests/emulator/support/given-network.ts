import assert from "node:assert/strict";
import {
    AttachInternetGatewayCommand,
    CreateInternetGatewayCommand,
    CreateSecurityGroupCommand,
    CreateSubnetCommand,
    CreateVpcCommand,
    DescribeInternetGatewaysCommand,
    DescribeNetworkAclsCommand,
    DescribeRouteTablesCommand,
    DescribeSecurityGroupsCommand,
    DescribeSubnetsCommand,
    DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
    CreateListenerCommand,
    CreateLoadBalancerCommand,
    CreateRuleCommand,
    DescribeListenersCommand,
    DescribeLoadBalancerAttributesCommand,
    DescribeLoadBalancersCommand,
    DescribeRulesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Clients } from "./clients";

/** A VPC with subnets in two zones, and an ALB in it with a listener and a rule: what others have made. */
export interface GivenNetwork {
    readonly vpcId: string;
    readonly cidr: string;
    /** By zone. */
    readonly subnets: Readonly<Record<string, Readonly<Record<"app" | "public", { id: string; cidr: string }>>>>;
    readonly loadBalancer: {
        readonly arn: string;
        readonly name: string;
        readonly listenerArn: string;
        readonly securityGroupId: string;
    };
}

/** What must be there; the SDK's types leave everything open. */
function there<Value>(value: Value | undefined): Value {
    assert.ok(value !== undefined);
    return value;
}

/** Makes a network as another team has one. The rule of its ALB answers `/theirs`. */
export async function giveNetwork({ ec2, loadBalancing }: Clients, zones: readonly string[]): Promise<GivenNetwork> {
    const cidr = "10.40.0.0/16";
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: cidr }));
    const vpcId = there(Vpc?.VpcId);
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = there(InternetGateway?.InternetGatewayId);
    await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: vpcId }));
    const subnet = async (zone: string, range: string) => {
        const created = await ec2.send(
            new CreateSubnetCommand({ VpcId: vpcId, AvailabilityZone: zone, CidrBlock: range }),
        );
        return { id: there(created.Subnet?.SubnetId), cidr: range };
    };
    const subnets: Record<string, Record<"app" | "public", { id: string; cidr: string }>> = {};
    for (const [index, zone] of zones.entries())
        subnets[zone] = {
            public: await subnet(zone, `10.40.${index}.0/24`),
            app: await subnet(zone, `10.40.${16 * (index + 1)}.0/20`),
        };
    const { GroupId } = await ec2.send(
        new CreateSecurityGroupCommand({ GroupName: "company", Description: "The company's ALB", VpcId: vpcId }),
    );
    const securityGroupId = there(GroupId);
    const name = "company";
    const { LoadBalancers = [] } = await loadBalancing.send(
        new CreateLoadBalancerCommand({
            Name: name,
            Subnets: Object.values(subnets).map((tiers) => tiers.public.id),
            SecurityGroups: [securityGroupId],
        }),
    );
    const arn = there(LoadBalancers[0]?.LoadBalancerArn);
    const answer = (text: string, code: string) => ({
        Type: "fixed-response" as const,
        FixedResponseConfig: { StatusCode: code, ContentType: "text/plain", MessageBody: text },
    });
    const { Listeners = [] } = await loadBalancing.send(
        new CreateListenerCommand({
            LoadBalancerArn: arn,
            Port: 80,
            Protocol: "HTTP",
            DefaultActions: [answer("nothing of the company's", "404")],
        }),
    );
    const listenerArn = there(Listeners[0]?.ListenerArn);
    await loadBalancing.send(
        new CreateRuleCommand({
            ListenerArn: listenerArn,
            Priority: 7,
            Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/theirs"] } }],
            Actions: [answer("theirs", "200")],
        }),
    );
    return { vpcId, cidr, subnets, loadBalancer: { arn, name, listenerArn, securityGroupId } };
}

/** All that AWS tells of a network, to be compared with what it tells later. */
export async function toldOf({ ec2, loadBalancing }: Clients, { vpcId, loadBalancer }: GivenNetwork): Promise<unknown> {
    const LoadBalancerArn = loadBalancer.arn;
    const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
    const [vpcs, subnets, tables, gateways, acls, groups, balancers, attributes, listeners, rules] = await Promise.all([
        ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] })),
        ec2.send(new DescribeSubnetsCommand({ Filters })),
        ec2.send(new DescribeRouteTablesCommand({ Filters })),
        ec2.send(new DescribeInternetGatewaysCommand({})),
        ec2.send(new DescribeNetworkAclsCommand({ Filters })),
        ec2.send(new DescribeSecurityGroupsCommand({ Filters })),
        loadBalancing.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] })),
        loadBalancing.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
        loadBalancing.send(new DescribeListenersCommand({ LoadBalancerArn })),
        loadBalancing.send(new DescribeRulesCommand({ ListenerArn: loadBalancer.listenerArn })),
    ]);
    return {
        vpcs: vpcs.Vpcs,
        subnets: subnets.Subnets,
        tables: tables.RouteTables,
        gateways: gateways.InternetGateways,
        acls: acls.NetworkAcls,
        groups: groups.SecurityGroups,
        balancers: balancers.LoadBalancers,
        attributes: attributes.Attributes,
        listeners: listeners.Listeners,
        rules: rules.Rules,
    };
}
