/** The properties of a resource, or the arguments of a function. */
export type Inputs = Record<string, unknown>;

/** What the providers would answer. A type, function or output that is not here fails the test that needs it. */
export interface Answers {
    /** What a resource has beside its inputs, or in the place of some, once it is created, by type. */
    readonly resources?: Readonly<Record<string, (resource: { name: string; inputs: Inputs }) => Inputs>>;
    /** By token. */
    readonly functions?: Readonly<Record<string, (inputs: Inputs) => Inputs>>;
}

export const account = "123456789012";
const region = "eu-west-1";

/** The physical name: the given one, or the one that Pulumi makes from the logical one. */
const physical = ({ name, inputs }: { name: string; inputs: Inputs }) =>
    typeof inputs["name"] === "string" ? inputs["name"] : `${name}-0a1b2c3`;
const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const nothing = () => ({});

const subnetIds = (tier: string, inputs: Inputs) =>
    (inputs["availabilityZoneNames"] as string[]).map((zone) => `subnet-${tier}-${zone}`);

export const answers = {
    resources: {
        "awsx:ec2:Vpc": ({ inputs }) => ({
            vpcId: "vpc-1",
            publicSubnetIds: subnetIds("public", inputs),
            privateSubnetIds: subnetIds("app", inputs),
            isolatedSubnetIds: subnetIds("data", inputs),
        }),
        "aws:acm/certificate:Certificate": ({ name, inputs }) => ({
            arn: arn("acm", `certificate/${name}`),
            domainValidationOptions: [inputs["domainName"], ...(inputs["subjectAlternativeNames"] as string[])].map(
                (domainName) => ({
                    domainName,
                    resourceRecordName: `_0a1b.${String(domainName).replace("*.", "")}.`,
                    resourceRecordType: "CNAME",
                    resourceRecordValue: "_2c3d.acm-validations.aws.",
                }),
            ),
        }),
        "aws:acm/certificateValidation:CertificateValidation": nothing,
        "aws:apigatewayv2/api:Api": ({ name }) => ({
            apiEndpoint: `https://${name}-id.execute-api.${region}.amazonaws.com`,
        }),
        "aws:apigatewayv2/apiMapping:ApiMapping": nothing,
        "aws:apigatewayv2/domainName:DomainName": ({ inputs }) => ({
            domainNameConfiguration: {
                ...(inputs["domainNameConfiguration"] as Inputs),
                targetDomainName: `d-${String(inputs["domainName"])}.execute-api.${region}.amazonaws.com`,
                hostedZoneId: "ZLY8HYME6SFDD",
            },
        }),
        "aws:apigatewayv2/integration:Integration": nothing,
        "aws:apigatewayv2/route:Route": nothing,
        "aws:apigatewayv2/stage:Stage": nothing,
        "aws:apigatewayv2/vpcLink:VpcLink": nothing,
        "aws:appautoscaling/policy:Policy": (of) => ({
            arn: arn("autoscaling", `scalingPolicy:0:resource/ecs/order:policyName/${physical(of)}`),
        }),
        "aws:appautoscaling/scheduledAction:ScheduledAction": nothing,
        "aws:appautoscaling/target:Target": nothing,
        "aws:autoscaling/group:Group": (of) => ({
            name: physical(of),
            arn: arn("autoscaling", `autoScalingGroup:0:autoScalingGroupName/${physical(of)}`),
        }),
        "aws:cloudwatch/compositeAlarm:CompositeAlarm": nothing,
        "aws:cloudwatch/dashboard:Dashboard": nothing,
        "aws:cloudwatch/queryDefinition:QueryDefinition": nothing,
        "aws:cloudwatch/eventBus:EventBus": (of) => ({
            name: physical(of),
            arn: arn("events", `event-bus/${physical(of)}`),
        }),
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy": nothing,
        "aws:cloudwatch/eventRule:EventRule": (of) => ({
            name: physical(of),
            arn: arn("events", `rule/${String(of.inputs["eventBusName"])}/${physical(of)}`),
        }),
        "aws:cloudwatch/eventTarget:EventTarget": nothing,
        "aws:cloudwatch/metricAlarm:MetricAlarm": (of) => ({
            name: physical(of),
            arn: arn("cloudwatch", `alarm:${physical(of)}`),
        }),
        "aws:cloudwatch/logGroup:LogGroup": (of) => ({ arn: arn("logs", `log-group:${physical(of)}`) }),
        "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": nothing,
        "aws:dynamodb/table:Table": (of) => ({
            name: physical(of),
            arn: arn("dynamodb", `table/${physical(of)}`),
            streamArn:
                of.inputs["streamEnabled"] === true
                    ? arn("dynamodb", `table/${physical(of)}/stream/2026-11-26T00:00:00.000`)
                    : "",
        }),
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": nothing,
        "aws:ec2/flowLog:FlowLog": nothing,
        "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 7 }),
        "aws:ec2/natGateway:NatGateway": nothing,
        "aws:ec2/networkAcl:NetworkAcl": nothing,
        "aws:ec2/route:Route": nothing,
        "aws:ec2/securityGroup:SecurityGroup": nothing,
        "aws:ec2/vpcEndpoint:VpcEndpoint": nothing,
        "aws:ecr/lifecyclePolicy:LifecyclePolicy": nothing,
        "aws:ecr/repository:Repository": (of) => ({
            arn: arn("ecr", `repository/${physical(of)}`),
            repositoryUrl: `${account}.dkr.ecr.${region}.amazonaws.com/${physical(of)}`,
        }),
        "aws:lambda/function:Function": (of) => ({
            name: physical(of),
            arn: arn("lambda", `function:${physical(of)}`),
        }),
        "aws:lambda/eventSourceMapping:EventSourceMapping": nothing,
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": nothing,
        "aws:lambda/invocation:Invocation": () => ({ result: "null" }),
        "aws:lambda/permission:Permission": nothing,
        "aws:rds/instance:Instance": ({ inputs }) => ({
            address: `${String(inputs["identifier"])}.0a1b2c.${region}.rds.amazonaws.com`,
            arn: arn("rds", `db:${String(inputs["identifier"])}`),
            resourceId: `db-${String(inputs["identifier"])}`,
            masterUserSecrets: [{ secretArn: arn("secretsmanager", "secret:rds!db-0a1b-Ab1Cd2") }],
        }),
        "aws:rds/cluster:Cluster": ({ inputs }) => ({
            endpoint: `${String(inputs["clusterIdentifier"])}.cluster-0a1b2c.${region}.rds.amazonaws.com`,
            clusterResourceId: `cluster-${String(inputs["clusterIdentifier"])}`,
            masterUserSecrets: [{ secretArn: arn("secretsmanager", "secret:rds!cluster-0a1b-Ab1Cd2") }],
        }),
        "aws:rds/clusterInstance:ClusterInstance": nothing,
        "aws:rds/clusterParameterGroup:ClusterParameterGroup": (of) => ({ name: physical(of) }),
        "aws:rds/parameterGroup:ParameterGroup": (of) => ({ name: physical(of) }),
        "aws:rds/subnetGroup:SubnetGroup": (of) => ({ name: physical(of) }),
        "aws:secretsmanager/secretRotation:SecretRotation": nothing,
        "aws:ecs/accountSettingDefault:AccountSettingDefault": nothing,
        "aws:ecs/capacityProvider:CapacityProvider": (of) => ({ name: physical(of) }),
        "aws:ecs/cluster:Cluster": (of) => ({ arn: arn("ecs", `cluster/${physical(of)}`) }),
        "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": nothing,
        "aws:ecs/service:Service": (of) => ({ name: physical(of), arn: arn("ecs", `service/shop/${physical(of)}`) }),
        "aws:ecs/taskDefinition:TaskDefinition": ({ inputs }) => ({
            arn: arn("ecs", `task-definition/${String(inputs["family"])}:1`),
            revision: 1,
        }),
        "aws:efs/accessPoint:AccessPoint": ({ name }) => ({
            arn: arn("elasticfilesystem", `access-point/fsap-${name}`),
        }),
        "aws:efs/backupPolicy:BackupPolicy": nothing,
        "aws:efs/fileSystem:FileSystem": ({ name }) => ({ arn: arn("elasticfilesystem", `file-system/fs-${name}`) }),
        "aws:efs/fileSystemPolicy:FileSystemPolicy": nothing,
        "aws:efs/mountTarget:MountTarget": nothing,
        "aws:elasticache/parameterGroup:ParameterGroup": (of) => ({ name: physical(of) }),
        "aws:elasticache/replicationGroup:ReplicationGroup": ({ name }) => ({
            primaryEndpointAddress: `master.${name}.0a1b2c.euw1.cache.amazonaws.com`,
        }),
        "aws:elasticache/subnetGroup:SubnetGroup": (of) => ({ name: physical(of) }),
        "aws:iam/instanceProfile:InstanceProfile": (of) => ({
            arn: `arn:aws:iam::${account}:instance-profile/${physical(of)}`,
        }),
        "aws:iam/role:Role": (of) => ({ name: physical(of), arn: `arn:aws:iam::${account}:role/${physical(of)}` }),
        "aws:iam/rolePolicy:RolePolicy": nothing,
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment": nothing,
        "aws:kms/key:Key": () => ({ arn: arn("kms", "key/0a1b2c3d-0000-0000-0000-000000000000") }),
        "aws:lb/listener:Listener": ({ name }) => ({ arn: arn("elasticloadbalancing", `listener/app/${name}`) }),
        "aws:lb/listenerCertificate:ListenerCertificate": nothing,
        "aws:lb/listenerRule:ListenerRule": ({ name }) => ({
            arn: arn("elasticloadbalancing", `listener-rule/app/${name}`),
        }),
        "aws:lb/loadBalancer:LoadBalancer": (of) => ({
            arn: arn("elasticloadbalancing", `loadbalancer/app/${physical(of)}/50dc6c495c0c9188`),
            arnSuffix: `app/${physical(of)}/50dc6c495c0c9188`,
            dnsName: `${physical(of)}.${region}.elb.amazonaws.com`,
            zoneId: "Z32O12XQLNTSW2",
        }),
        "aws:lb/targetGroup:TargetGroup": (of) => ({
            arn: arn("elasticloadbalancing", `targetgroup/${physical(of)}/73e2d6bc24d8a067`),
            arnSuffix: `targetgroup/${physical(of)}/73e2d6bc24d8a067`,
        }),
        "aws:route53/record:Record": ({ inputs }) => ({ fqdn: inputs["name"] }),
        "aws:s3/bucket:Bucket": ({ name }) => ({ arn: `arn:aws:s3:::${name}-id` }),
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": nothing,
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls": nothing,
        "aws:s3/bucketPolicy:BucketPolicy": nothing,
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": nothing,
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": nothing,
        "aws:secretsmanager/secret:Secret": (of) => ({ arn: arn("secretsmanager", `secret:${physical(of)}-AbCdEf`) }),
        "aws:secretsmanager/secretVersion:SecretVersion": ({ name }) => ({ versionId: `version-of-${name}` }),
        "aws:servicediscovery/httpNamespace:HttpNamespace": (of) => ({
            arn: arn("servicediscovery", `namespace/ns-${physical(of)}`),
        }),
        "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": nothing,
        "aws:servicediscovery/service:Service": ({ name }) => ({ arn: arn("servicediscovery", `service/srv-${name}`) }),
        "aws:scheduler/schedule:Schedule": nothing,
        "aws:sqs/queue:Queue": (of) => ({
            name: physical(of),
            arn: arn("sqs", physical(of)),
            url: `https://sqs.${region}.amazonaws.com/${account}/${physical(of)}`,
        }),
        "aws:sqs/queuePolicy:QueuePolicy": nothing,
        "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": nothing,
        "aws:sns/topic:Topic": (of) => ({ arn: arn("sns", physical(of)) }),
        "aws:sns/topicPolicy:TopicPolicy": nothing,
        "aws:sns/topicSubscription:TopicSubscription": nothing,
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": nothing,
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": nothing,
        "aws:wafv2/webAcl:WebAcl": (of) => ({ arn: arn("wafv2", `regional/webacl/${physical(of)}/0a1b`) }),
        "aws:wafv2/webAclAssociation:WebAclAssociation": nothing,
        "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": nothing,
        "docker:index/image:Image": ({ inputs }) => ({
            repoDigest: `${String(inputs["imageName"]).split(":")[0]}@sha256:${"b".repeat(64)}`,
        }),
    },
    functions: {
        "pulumi:pulumi:readStackOutputs": () => ({ outputs: {} }),
        "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: account }),
        "aws:ec2/getRouteTable:getRouteTable": ({ subnetId }) => ({ routeTableId: `rtb-of-${String(subnetId)}` }),
        "aws:ecr/getAuthorizationToken:getAuthorizationToken": () => ({
            proxyEndpoint: `https://${account}.dkr.ecr.${region}.amazonaws.com`,
            userName: "AWS",
            password: "a registry password",
        }),
        "aws:ecr/getImages:getImages": () => ({ imageIds: [] }),
        "aws:secretsmanager/getRandomPassword:getRandomPassword": () => ({ randomPassword: "a random password" }),
        "aws:secretsmanager/getSecretVersion:getSecretVersion": ({ secretId }) => ({
            secretString: String(secretId).includes("json")
                ? JSON.stringify({ client: "the client's secret" })
                : `the secret ${String(secretId)}`,
        }),
    },
} satisfies Answers as Required<Answers>;
