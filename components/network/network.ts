import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as vpc from "@pulumi/aws/vpc";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan } from "../../model/plan/network";
import { policy, trust } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link Network}. */
export interface NetworkArgs {
    readonly plan: NetworkPlan;
    readonly region: string;
    /** The name of the flow logs' log group. */
    readonly flowLogGroup: string;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly vpc?: Transform<awsx.ec2.VpcArgs>;
        readonly flowLog?: Transform<ec2.FlowLogArgs>;
        readonly flowLogGroup?: Transform<cloudwatch.LogGroupArgs>;
        readonly dataAcl?: Transform<ec2.NetworkAclArgs>;
        readonly endpoint?: Transform<ec2.VpcEndpointArgs>;
        readonly natGateway?: Transform<ec2.NatGatewayArgs>;
    };
}

const natStrategies = {
    none: awsx.ec2.NatGatewayStrategy.None,
    single: awsx.ec2.NatGatewayStrategy.Single,
    "per-zone": awsx.ec2.NatGatewayStrategy.OnePerAz,
    // Not known to awsx: added below.
    regional: awsx.ec2.NatGatewayStrategy.None,
} as const;

/** Subnets of the public tier give no public address: the load balancer and NAT gateways bring their own. awsx has no option for it. */
const withoutPublicAddress: pulumi.ResourceTransform = ({ type, props, opts }) =>
    type === "aws:ec2/subnet:Subnet"
        ? { props: { ...(props as object), mapPublicIpOnLaunch: false }, opts }
        : undefined;

/**
 * A VPC of three tiers: public (load balancer, NAT), app (tasks) and data (no route to the internet).
 * @throws whatever awsx refuses; the plan's checks refuse it first
 */
export class Network extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly publicSubnetIds: pulumi.Output<string[]>;
    readonly appSubnetIds: pulumi.Output<string[]>;
    readonly dataSubnetIds: pulumi.Output<string[]>;

    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:network:Network", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const vpcArgs: awsx.ec2.VpcArgs = {
            cidrBlock: plan.cidr,
            availabilityZoneNames: [...plan.zones],
            enableDnsHostnames: true,
            enableDnsSupport: true,
            natGateways: { strategy: natStrategies[plan.nat] },
            // The default strategy does not read cidrBlocks.
            subnetStrategy: awsx.ec2.SubnetAllocationStrategy.Auto,
            subnetSpecs: [
                {
                    type: awsx.ec2.SubnetType.Public,
                    name: "public",
                    cidrBlocks: [...plan.subnets.public],
                    tags: { Tier: "public" },
                },
                {
                    type: awsx.ec2.SubnetType.Private,
                    name: "app",
                    cidrBlocks: [...plan.subnets.app],
                    tags: { Tier: "app" },
                },
                {
                    type: awsx.ec2.SubnetType.Isolated,
                    name: "data",
                    cidrBlocks: [...plan.subnets.data],
                    tags: { Tier: "data" },
                },
            ],
            tags,
        };
        const network = new awsx.ec2.Vpc(name, transformed(transform.vpc, vpcArgs), {
            parent: this,
            transforms: [withoutPublicAddress],
        });
        this.vpcId = network.vpcId;
        this.publicSubnetIds = network.publicSubnetIds;
        this.appSubnetIds = network.privateSubnetIds;
        this.dataSubnetIds = network.isolatedSubnetIds;

        new ec2.DefaultSecurityGroup(
            `${name}-default`,
            { vpcId: this.vpcId, ingress: [], egress: [], tags: { ...tags, Name: `${name}-default-unused` } },
            { parent: this },
        );
        this.logFlows(name, args);
        this.guardData(name, args);
        this.addEndpoints(name, args);
        if (plan.nat === "regional") this.addRegionalNat(name, args);

        this.registerOutputs({
            vpcId: this.vpcId,
            publicSubnetIds: this.publicSubnetIds,
            appSubnetIds: this.appSubnetIds,
            dataSubnetIds: this.dataSubnetIds,
        });
    }

    private logFlows(name: string, { plan, tags, flowLogGroup, transform = {} }: NetworkArgs): void {
        if (plan.flowLogRetentionDays === undefined) return;
        const group = new cloudwatch.LogGroup(
            `${name}-flows`,
            transformed(transform.flowLogGroup, {
                name: flowLogGroup,
                retentionInDays: plan.flowLogRetentionDays,
                tags,
            }),
            { parent: this },
        );
        const role = new iam.Role(
            `${name}-flows`,
            { description: "Writes the VPC's flow logs", assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com"), tags },
            { parent: this },
        );
        new iam.RolePolicy(
            `${name}-flows`,
            {
                role: role.id,
                policy: policy({
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [group.arn, pulumi.interpolate`${group.arn}:*`],
                }),
            },
            { parent: this },
        );
        new ec2.FlowLog(
            `${name}-flows`,
            transformed(transform.flowLog, {
                vpcId: this.vpcId,
                trafficType: "ALL",
                logDestination: group.arn,
                iamRoleArn: role.arn,
                tags: { ...tags, Name: name },
            }),
            { parent: this },
        );
    }

    /** Lets only the app and data tiers speak to the data tier, whatever a security group says. */
    private guardData(name: string, { plan, tags, transform = {} }: NetworkArgs): void {
        const everyPort = { protocol: "tcp", action: "allow", fromPort: 0, toPort: 65535 };
        const returnPorts = { ...everyPort, fromPort: 1024 };
        const from = (cidrs: readonly string[], ports: typeof everyPort, first: number) =>
            cidrs.map((cidrBlock, index) => ({ ...ports, cidrBlock, ruleNo: first + index }));
        new ec2.NetworkAcl(
            `${name}-data`,
            transformed(transform.dataAcl, {
                vpcId: this.vpcId,
                subnetIds: this.dataSubnetIds,
                ingress: [...from(plan.subnets.app, everyPort, 100), ...from(plan.subnets.data, everyPort, 200)],
                egress: [...from(plan.subnets.app, returnPorts, 100), ...from(plan.subnets.data, everyPort, 200)],
                tags: { ...tags, Name: `${name}-data`, Tier: "data" },
            }),
            { parent: this },
        );
    }

    /** The route table of each subnet of the app tier. */
    private appRouteTableIds({ plan }: NetworkArgs): pulumi.Output<string>[] {
        return plan.zones.map(
            (_zone, index) =>
                ec2.getRouteTableOutput(
                    { subnetId: this.appSubnetIds.apply((ids) => ids[index] ?? "") },
                    { parent: this },
                ).routeTableId,
        );
    }

    private addEndpoints(name: string, args: NetworkArgs): void {
        const { plan, tags, region, transform = {} } = args;
        const routeTableIds = this.appRouteTableIds(args);
        for (const service of ["s3", "dynamodb"]) {
            const endpointArgs: ec2.VpcEndpointArgs = {
                vpcId: this.vpcId,
                serviceName: `com.amazonaws.${region}.${service}`,
                vpcEndpointType: "Gateway",
                routeTableIds,
                tags: { ...tags, Name: `${name}-${service}` },
            };
            new ec2.VpcEndpoint(`${name}-${service}`, transformed(transform.endpoint, endpointArgs), { parent: this });
        }
        if (plan.interfaceEndpoints.length === 0) return;
        const group = new ec2.SecurityGroup(
            `${name}-endpoints`,
            { vpcId: this.vpcId, description: "VPC endpoints", tags: { ...tags, Name: `${name}-endpoints` } },
            { parent: this },
        );
        plan.zones.forEach((zone, index) => {
            const cidrIpv4 = plan.subnets.app[index];
            new vpc.SecurityGroupIngressRule(
                `${name}-endpoints-${zone}`,
                {
                    securityGroupId: group.id,
                    description: `HTTPS from the app tier in ${zone}`,
                    ipProtocol: "tcp",
                    fromPort: 443,
                    toPort: 443,
                    cidrIpv4,
                    tags,
                },
                { parent: this },
            );
        });
        for (const service of plan.interfaceEndpoints) {
            const child = `${name}-${service.replaceAll(".", "-")}`;
            const endpointArgs: ec2.VpcEndpointArgs = {
                vpcId: this.vpcId,
                serviceName: `com.amazonaws.${region}.${service}`,
                vpcEndpointType: "Interface",
                subnetIds: this.appSubnetIds,
                securityGroupIds: [group.id],
                privateDnsEnabled: true,
                tags: { ...tags, Name: child },
            };
            new ec2.VpcEndpoint(child, transformed(transform.endpoint, endpointArgs), { parent: this });
        }
    }

    /** One NAT gateway that spans the zones by itself, and needs no public subnet. */
    private addRegionalNat(name: string, args: NetworkArgs): void {
        const { plan, tags, transform = {} } = args;
        const gateway = new ec2.NatGateway(
            `${name}-regional`,
            transformed(transform.natGateway, {
                vpcId: this.vpcId,
                availabilityMode: "regional",
                connectivityType: "public",
                tags: { ...tags, Name: name },
            }),
            { parent: this },
        );
        const tables = this.appRouteTableIds(args);
        plan.zones.forEach((zone, index) => {
            const routeTableId = tables[index];
            if (routeTableId === undefined) return;
            new ec2.Route(
                `${name}-regional-${zone}`,
                { routeTableId, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id },
                { parent: this },
            );
        });
    }
}
