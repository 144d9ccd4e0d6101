import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import { DescribeListenersCommand, DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { stringify } from "yaml";
import type { ServiceConfiguration } from "../../../model";
import { ask } from "../support/ask";
import { checkout, type Checkout } from "../support/checkout";
import { clients, type Clients } from "../support/clients";
import { dockerRuns } from "../support/docker";
import { startEmulatedAws, type EmulatedAws } from "../support/emulated-aws";
import { givenImage } from "../support/given-images";
import { giveNetwork, toldOf, type GivenNetwork } from "../support/given-network";
import { leftOf, servicesOf } from "../support/read-back";
import { callJson } from "../support/request-aws";
import { giveHostedZone, recordsOf } from "../support/route53";
import { Stack } from "../support/stack";

const environment = "lodger";
const prefix = `flotilla-${environment}`;
const zone = "lodger.example.com";

const services: readonly ServiceConfiguration[] = [
    { name: "order", image: { uri: givenImage("order") }, port: 8080, routes: ["/orders", "/orders/*"] },
    {
        name: "user",
        image: { uri: givenImage("user") },
        port: 8080,
        capacity: "fargate",
        loadBalancer: "own",
        routes: ["/users"],
    },
];

describe("an environment in a network that is already there", () => {
    let emulated: EmulatedAws;
    let aws: Clients;
    let copy: Checkout;
    let stack: Stack;
    let given: GivenNetwork;
    let hostedZoneId: string;
    let certificateArn: string;
    let earlier: unknown;

    const told = async () => ({
        network: await toldOf(aws, given),
        records: await recordsOf(aws, hostedZoneId),
        certificate: await callJson(aws, "acm", "CertificateManager.GetCertificate", {
            CertificateArn: certificateArn,
        }).catch(String),
    });
    const appSubnets = () => Object.values(given.subnets).map(({ app }) => app.id);
    const subnetsOf = (service: string) =>
        servicesOf(aws, prefix).then((found) => found.get(service)?.networkConfiguration?.awsvpcConfiguration?.subnets);

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        emulated = await startEmulatedAws("eu-west-1", copy.folder);
        aws = clients(emulated);
        given = await giveNetwork(aws, ["eu-west-1a", "eu-west-1b"]);
        hostedZoneId = await giveHostedZone(aws, zone);
        const requested = await callJson(aws, "acm", "CertificateManager.RequestCertificate", {
            DomainName: `shop.${zone}`,
            ValidationMethod: "DNS",
        });
        certificateArn = String(requested["CertificateArn"]);
        earlier = await told();
        rmSync(join(copy.folder, "services"), { recursive: true });
        for (const service of services) copy.writeService(service);
        const { listenerArn, securityGroupId } = given.loadBalancer;
        const sections = {
            environment: { class: "disposable" },
            capacity: { instanceTypes: ["m6i.large"], min: 1, max: 3 },
            network: { cidr: given.cidr, existing: { vpcId: given.vpcId, subnets: given.subnets } },
            loadBalancer: {
                existing: { listenerArn, securityGroupId, protocol: "HTTP", takenPriorities: [{ from: 1, to: 9 }] },
            },
            loadBalancers: {
                own: { certificateArn, domain: { name: `shop.${zone}`, hostedZone: { id: hostedZoneId, name: zone } } },
            },
        };
        writeFileSync(
            join(copy.folder, `Pulumi.${environment}.yaml`),
            stringify({
                config: {
                    "aws:region": "eu-west-1",
                    ...Object.fromEntries(Object.entries(sections).map(([key, value]) => [`flotilla:${key}`, value])),
                },
            }),
        );
        stack = new Stack(copy.folder, environment, emulated);
        await stack.init();
        await stack.up();
    });

    after(async () => {
        await (emulated as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("answers through the ALB that was there, which still answers what is not its own", async () => {
        const asked = (path: string) => ask(emulated.port, `${given.loadBalancer.name}.alb.localhost`, path);
        assert.match((await asked("/orders")).body, /"service":"order"/);
        assert.deepEqual([(await asked("/theirs")).body, (await asked("/elsewhere")).status], ["theirs", 404]);
    });

    it("has tasks and instances in the app subnets that were there", async () => {
        assert.deepEqual([...((await subnetsOf("order")) ?? [])].sort(), appSubnets().sort());
        const { AutoScalingGroups = [] } = await aws.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
        assert.deepEqual(
            AutoScalingGroups.map(({ VPCZoneIdentifier = "" }) => VPCZoneIdentifier.split(",").sort()),
            [appSubnets().sort()],
        );
    });

    it("lets requests in from the ALB's security group, which gets no rule", async () => {
        const { securityGroupId } = given.loadBalancer;
        const { SecurityGroupRules = [] } = await aws.ec2.send(new DescribeSecurityGroupRulesCommand({}));
        const fromIt = SecurityGroupRules.filter(
            ({ ReferencedGroupInfo }) => ReferencedGroupInfo?.GroupId === securityGroupId,
        );
        assert.deepEqual(
            fromIt.map(({ IsEgress, FromPort }) => [IsEgress, FromPort]),
            [[false, 8080]],
        );
        const { groups } = (await toldOf(aws, given)) as { readonly groups: readonly { readonly GroupId: string }[] };
        const { groups: groupsBefore } = (earlier as { readonly network: { readonly groups: typeof groups } }).network;
        const own = (all: typeof groups) => all.find(({ GroupId }) => GroupId === securityGroupId);
        assert.deepEqual(own(groups), own(groupsBefore));
    });

    it("has an ALB of its own in the public subnets, with the certificate and a record in the zone that were there", async () => {
        const { LoadBalancers = [] } = await aws.loadBalancing.send(new DescribeLoadBalancersCommand({}));
        const own = LoadBalancers.find(({ LoadBalancerName = "" }) => LoadBalancerName.startsWith(prefix));
        const { Listeners = [] } = await aws.loadBalancing.send(
            new DescribeListenersCommand({ LoadBalancerArn: own?.LoadBalancerArn }),
        );
        assert.deepEqual(
            own?.AvailabilityZones?.map(({ SubnetId }) => SubnetId).sort(),
            Object.values(given.subnets)
                .map((tiers) => tiers.public.id)
                .sort(),
        );
        assert.deepEqual(
            Listeners.flatMap(({ Certificates = [] }) => Certificates.map(({ CertificateArn }) => CertificateArn)),
            [certificateArn],
        );
        assert.ok((await recordsOf(aws, hostedZoneId)).includes(`A shop.${zone}`));
    });

    it("proposes no change when nothing has changed, refreshed or not", async () => {
        assert.deepEqual(await stack.changes(), []);
        assert.deepEqual(await stack.changes("--refresh"), []);
    });

    it("leaves all that was there as it was when it is destroyed", async () => {
        await stack.destroy();
        assert.deepEqual(await told(), earlier);
        assert.deepEqual(await leftOf(aws, environment, prefix), []);
    });
});
