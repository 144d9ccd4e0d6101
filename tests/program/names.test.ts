import assert from "node:assert/strict";
import { Platform } from "../../components";
import { nameLengths } from "../../model/aws/limits";
import { logicalNameLength } from "../../model/plan/names";
import { lambda, planWith, webService, worker } from "../support/plans";
import { memoized } from "../support/memoized";
import { deploy } from "../support/recorder";
import type { Recording, Registration } from "../support/recording";
import { programs, recorded } from "../support/stacks";

/** Types whose resources have no name of their own in AWS, so that nothing limits their logical names. */
const withoutName = new Set([
    "aws:acm/certificate:Certificate",
    "aws:acm/certificateValidation:CertificateValidation",
    "aws:apigatewayv2/apiMapping:ApiMapping",
    // Its name is that of the domain.
    "aws:apigatewayv2/domainName:DomainName",
    "aws:apigatewayv2/integration:Integration",
    "aws:apigatewayv2/route:Route",
    // Its name is $default.
    "aws:apigatewayv2/stage:Stage",
    "aws:appautoscaling/target:Target",
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
    "aws:cloudwatch/eventTarget:EventTarget",
    // Its name is that of the setting.
    "aws:ecs/accountSettingDefault:AccountSettingDefault",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    "aws:ec2/flowLog:FlowLog",
    "aws:ec2/natGateway:NatGateway",
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/route:Route",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    "aws:efs/accessPoint:AccessPoint",
    "aws:efs/backupPolicy:BackupPolicy",
    "aws:efs/fileSystem:FileSystem",
    "aws:efs/fileSystemPolicy:FileSystemPolicy",
    "aws:efs/mountTarget:MountTarget",
    // It has an id, which is the plan's to make: see tests/components/data/cache.test.ts.
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    // It is of a function, and has no name.
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    "aws:lambda/invocation:Invocation",
    "aws:lambda/permission:Permission",
    // Its name is the identifier, which the plan fits to what RDS takes.
    "aws:rds/instance:Instance",
    "aws:rds/cluster:Cluster",
    "aws:rds/clusterInstance:ClusterInstance",
    // Its family is not its name, which is left to Pulumi.
    "aws:rds/parameterGroup:ParameterGroup",
    "aws:rds/clusterParameterGroup:ClusterParameterGroup",
    "aws:secretsmanager/secretRotation:SecretRotation",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:kms/key:Key",
    "aws:lb/listener:Listener",
    "aws:lb/listenerCertificate:ListenerCertificate",
    "aws:lb/listenerRule:ListenerRule",
    // Its name is that of the domain.
    "aws:route53/record:Record",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:secretsmanager/secretVersion:SecretVersion",
    "aws:sns/topicPolicy:TopicPolicy",
    "aws:sns/topicSubscription:TopicSubscription",
    "aws:sqs/queuePolicy:QueuePolicy",
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    "awsx:ec2:Vpc",
    "docker:index/image:Image",
]);

/** What AWS accepts in the names that the program fixes. Sources: the API references that limits.ts names. */
const accepted: Readonly<Record<string, RegExp>> = {
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": /^[ -~]+$/,
    "aws:cloudwatch/eventBus:EventBus": /^[\w.-]+$/,
    "aws:cloudwatch/eventRule:EventRule": /^[\w.-]+$/,
    "aws:cloudwatch/dashboard:Dashboard": /^[\w-]+$/,
    "aws:cloudwatch/queryDefinition:QueryDefinition": /^[ -~]+$/,
    "aws:cloudwatch/metricAlarm:MetricAlarm": /^[ -~]+$/,
    "aws:sns/topic:Topic": /^[\w-]+$/,
    "aws:cloudwatch/logGroup:LogGroup": /^[\w./#-]+$/,
    "aws:ecr/repository:Repository":
        /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/,
    "aws:ecs/cluster:Cluster": /^[A-Za-z][\w-]*$/,
    "aws:ecs/taskDefinition:TaskDefinition": /^[\w-]+$/,
    "aws:servicediscovery/httpNamespace:HttpNamespace": /^[!-~]+$/,
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": /^[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    "aws:servicediscovery/service:Service": /^[A-Za-z0-9_-]+$/,
    "aws:sqs/queue:Queue": /^[\w-]+(\.fifo)?$/,
    "aws:dynamodb/table:Table": /^[\w.-]+$/,
    "aws:lambda/function:Function": /^[\w-]+$/,
};

const fixedName = ({ type, inputs }: Registration): string | undefined =>
    // That of a parameter group is one of AWS's.
    ["name", ...(type.startsWith("aws:ecs/") ? ["family"] : []), "bucket", "alarmName", "dashboardName"]
        .map((key) => inputs[key])
        .find((value) => typeof value === "string");

const provided = ({ registrations }: Recording) => registrations.filter(({ custom }) => custom);
const named = (recording: Recording) => provided(recording).filter(({ type }) => !withoutName.has(type));
const fixed = (recording: Recording) =>
    named(recording).flatMap((registration) => {
        const name = fixedName(registration);
        return name === undefined ? [] : [{ type: registration.type, name }];
    });

/** Names as long, and as far from what AWS accepts, as a project, stack and service can have. */
const extreme = memoized(async (): Promise<Recording> => {
    const plan = planWith({
        project: "The.Shop_of-all-things-that-people-ever-buy",
        stack: "Feature.4711_a-new-way-to-pay",
        sections: {
            loadBalancer: { accessLogs: {} },
            network: { nat: "regional" },
            alerts: { email: ["ops@example.com"] },
            observability: { dashboard: true, queries: true },
        },
        services: [
            webService({
                name: "recommendations-engin",
                slo: { availability: 99.9 },
                scaling: { min: 1, max: 3 },
                routes: ["/r/*"],
                publishes: [
                    "recommendation.computed-at-last.v1",
                    { event: "recommendation.computed-at-last.v2", transport: "sns" },
                ],
                subscribes: ["recommendation.computed-at-last.v1", "recommendation.computed-at-last.v2"],
            }),
            worker({
                name: "recommendations-maile",
                queue: { fifo: true },
                table: { partitionKey: "orderId" },
            }),
        ],
        functions: [
            lambda({
                name: "recommendations-senda",
                subscribes: ["recommendation.computed-at-last.v1"],
                table: { partitionKey: "eventId" },
                schedule: { at: "rate(1 day)" },
            }),
        ],
    });
    return (await deploy(() => new Platform(plan.name, { plan }))).recording;
});

const cases = [
    ...programs.map((program) => ({ title: program.title, recording: () => recorded(program) })),
    { title: "extreme names", recording: extreme },
];

for (const { title, recording } of cases) {
    describe(`the names of ${title}`, () => {
        it("are of types whose limit is known, or that have none", async () => {
            const unheard = named(await recording()).filter(({ type }) => logicalNameLength(type) === undefined);
            assert.deepEqual([...new Set(unheard.map(({ type }) => type))], []);
        });

        it("leave room for what Pulumi appends", async () => {
            for (const { type, name } of named(await recording()))
                assert.ok(name.length <= (logicalNameLength(type) ?? 0), `${type} ${name}`);
        });

        it("are within the limit where they are fixed", async () => {
            const limits: Readonly<Record<string, number>> = nameLengths;
            for (const { type, name } of fixed(await recording()))
                assert.ok(name.length <= (limits[type] ?? 0), `${type} ${name}`);
        });

        it("have only characters that AWS accepts where they are fixed", async () => {
            for (const { type, name } of fixed(await recording())) assert.match(name, accepted[type] ?? /$never/, type);
        });

        it("are different where they are fixed", async () => {
            const names = fixed(await recording()).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
        });

        it("are left to Pulumi where a replacement would collide", async () => {
            const free = [
                "TargetGroup",
                "CapacityProvider",
                "LaunchTemplate",
                "autoscaling/group:Group",
                "LoadBalancer",
            ];
            const { registrations } = await recording();
            for (const registration of registrations.filter(
                ({ type, custom }) => custom && free.some((each) => type.endsWith(each)),
            ))
                assert.equal(fixedName(registration), undefined, registration.type);
        });
    });
}
