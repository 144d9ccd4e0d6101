import assert from "node:assert/strict";
import { Platform, type PlatformTransforms } from "../../components";
import type { FunctionTransforms } from "../../components/functions/lambda-function";
import type { ServiceTransforms } from "../../components/service/service-args";
import { domain } from "../support/domains";
import { lambda, planWith, webService } from "../support/plans";
import { memoized } from "../support/memoized";
import { deploy } from "../support/recorder";
import type { Recording, Registration } from "../support/recording";

/** What a transform changes, and the resources that must then show it. */
interface Case {
    readonly type: string;
    /** The names of the resources; all of the type where none are named. */
    readonly names?: readonly string[];
    /** The name of their component, where they are named otherwise. */
    readonly parent?: string;
    /** The class of their component, where others have children of the type too. */
    readonly component?: string;
    /** The property that gets the marker. @default tags */
    readonly property?: string;
}

type AnyTransform = (args: never) => unknown;
/** A case for each transform: a new one without its case does not compile. */
type CaseForEach<Transforms> = {
    readonly [Key in keyof Transforms]-?: NonNullable<Transforms[Key]> extends AnyTransform
        ? Case
        : CaseForEach<NonNullable<Transforms[Key]>>;
};

type DatabaseTransform = NonNullable<PlatformTransforms["databases"]>[string];
type OfCluster = "cluster" | "clusterInstance" | "clusterParameterGroup";

/** A database is on an instance or on a cluster, so that no service has all. */
interface DatabaseCases {
    readonly order: CaseForEach<Omit<DatabaseTransform, OfCluster>>;
    readonly other: CaseForEach<Pick<DatabaseTransform, OfCluster>>;
}

const platformCases: CaseForEach<Omit<PlatformTransforms, "services" | "functions" | "databases">> & {
    readonly databases: DatabaseCases;
} = {
    network: {
        vpc: { type: "awsx:ec2:Vpc" },
        flowLog: { type: "FlowLog" },
        flowLogGroup: { type: "LogGroup", names: ["shop-dev-flows"] },
        dataAcl: { type: "NetworkAcl" },
        endpoint: { type: "VpcEndpoint" },
        natGateway: { type: "NatGateway" },
    },
    cluster: {
        cluster: { type: "ecs/cluster:Cluster" },
        namespace: { type: "HttpNamespace" },
        execLogGroup: { type: "LogGroup", names: ["shop-dev-exec"] },
    },
    capacity: {
        launchTemplate: { type: "LaunchTemplate", names: ["shop-dev"] },
        group: { type: "autoscaling/group:Group", names: ["shop-dev"], property: "placementGroup" },
        capacityProvider: { type: "ecs/capacityProvider:CapacityProvider", names: ["shop-dev"] },
        clusterCapacityProviders: { type: "ClusterCapacityProviders", property: "clusterName" },
        role: { type: "iam/role:Role", names: ["shop-dev"] },
        trunking: { type: "AccountSettingDefault", property: "value" },
    },
    capacityProviders: {
        memory: {
            launchTemplate: { type: "LaunchTemplate", names: ["shop-dev-memory"] },
            group: { type: "autoscaling/group:Group", names: ["shop-dev-memory"], property: "placementGroup" },
            capacityProvider: { type: "ecs/capacityProvider:CapacityProvider", names: ["shop-dev-memory"] },
            role: { type: "iam/role:Role", names: ["shop-dev-memory"] },
        },
    },
    managedInstances: {
        managed: {
            capacityProvider: { type: "ecs/capacityProvider:CapacityProvider", names: ["shop-dev-managed"] },
            role: { type: "iam/role:Role", names: ["shop-dev-managed"] },
            infrastructureRole: { type: "iam/role:Role", names: ["shop-dev-managed-infrastructure"] },
        },
    },
    loadBalancer: {
        loadBalancer: { type: "lb/loadBalancer:LoadBalancer" },
        listener: { type: "lb/listener:Listener" },
        certificate: { type: "acm/certificate:Certificate", names: ["shop-dev"] },
        webAcl: { type: "wafv2/webAcl:WebAcl" },
        webAclLogGroup: { type: "LogGroup", names: ["shop-dev-waf"] },
    },
    apiGateway: {
        api: { type: "apigatewayv2/api:Api" },
        vpcLink: { type: "VpcLink" },
        integration: { type: "apigatewayv2/integration:Integration", property: "description" },
        stage: { type: "apigatewayv2/stage:Stage" },
        domainName: { type: "DomainName" },
        certificate: { type: "acm/certificate:Certificate", names: ["shop-dev-api"] },
        logGroup: { type: "LogGroup", names: ["shop-dev-api"] },
    },
    dnsNamespace: { type: "PrivateDnsNamespace" },
    tlsRole: { type: "iam/role:Role", names: ["shop-dev-tls"] },
    repository: {
        repository: { type: "ecr/repository:Repository" },
        lifecyclePolicy: { type: "LifecyclePolicy", property: "policy" },
    },
    alerts: {
        key: { type: "kms/key:Key", component: "Alerts" },
        topic: { type: "sns/topic:Topic", component: "Alerts" },
        topicPolicy: { type: "TopicPolicy", property: "policy", component: "Alerts" },
        subscription: { type: "TopicSubscription", property: "endpoint", component: "Alerts" },
    },
    alarms: {
        alarm: { type: "MetricAlarm", component: "ServiceAlarms" },
        composite: { type: "CompositeAlarm" },
        deploymentRule: { type: "EventRule", component: "ServiceAlarms" },
        deploymentTarget: { type: "EventTarget", property: "targetId", component: "ServiceAlarms" },
    },
    dashboard: { type: "Dashboard", property: "dashboardBody" },
    spotInterruptions: {
        logGroup: { type: "LogGroup", names: ["shop-dev-spot"] },
        rule: { type: "EventRule", component: "SpotInterruptions" },
    },
    savedQuery: { type: "QueryDefinition", property: "queryString" },
    image: { type: "docker:index/image:Image", property: "imageName" },
    queues: {
        order: {
            queue: { type: "sqs/queue:Queue", names: ["order"] },
            deadLetterQueue: { type: "sqs/queue:Queue", names: ["order-dead-letters"] },
        },
        notification: {
            queue: { type: "sqs/queue:Queue", names: ["notification"] },
            deadLetterQueue: { type: "sqs/queue:Queue", names: ["notification-dead-letters"] },
        },
    },
    tables: { order: { table: { type: "dynamodb/table:Table", names: ["order"] } } },
    eventBus: { type: "cloudwatch/eventBus:EventBus" },
    topics: {
        key: { type: "kms/key:Key", component: "EventTopics" },
        topic: { type: "sns/topic:Topic", component: "EventTopics" },
        topicPolicy: { type: "TopicPolicy", property: "policy", component: "EventTopics" },
    },
    subscriptions: {
        order: {
            rule: { type: "EventRule", names: ["order.user.left"] },
            target: { type: "EventTarget", names: ["order.user.left"], property: "input" },
            topicSubscription: { type: "TopicSubscription", names: ["order.user.moved"], property: "endpoint" },
            deadLetterQueue: { type: "sqs/queue:Queue", names: ["order-events"] },
        },
        notification: {
            rule: { type: "EventRule", names: ["notification.user.left"] },
            target: { type: "EventTarget", names: ["notification.user.left"], property: "input" },
            topicSubscription: { type: "TopicSubscription", names: ["notification.user.moved"], property: "endpoint" },
            deadLetterQueue: { type: "sqs/queue:Queue", names: ["notification-events"] },
        },
    },
    caches: {
        order: {
            replicationGroup: { type: "ReplicationGroup", names: ["order"] },
            parameterGroup: { type: "elasticache/parameterGroup:ParameterGroup", names: ["order"] },
            subnetGroup: { type: "elasticache/subnetGroup:SubnetGroup", names: ["order"] },
            securityGroup: { type: "SecurityGroup", names: ["order.cache"] },
            secret: { type: "secretsmanager/secret:Secret", names: ["order-cache"] },
        },
    },
    databases: {
        order: {
            instance: { type: "rds/instance:Instance", names: ["order"] },
            parameterGroup: { type: "rds/parameterGroup:ParameterGroup", names: ["order"] },
            subnetGroup: { type: "rds/subnetGroup:SubnetGroup", names: ["order"] },
            securityGroup: { type: "SecurityGroup", names: ["order-database"] },
            logGroup: { type: "LogGroup", names: ["order-database"] },
            secret: { type: "secretsmanager/secret:Secret", names: ["order"] },
            rotation: { type: "SecretRotation", parent: "order", property: "secretId" },
            function: { type: "lambda/function:Function", names: ["order-rotation"] },
            functionRole: { type: "iam/role:Role", names: ["order-rotation"] },
            functionLogGroup: { type: "LogGroup", names: ["order-rotation"] },
            functionSecurityGroup: { type: "SecurityGroup", names: ["order-rotation"] },
        },
        other: {
            cluster: { type: "rds/cluster:Cluster", names: ["other"] },
            clusterInstance: { type: "rds/clusterInstance:ClusterInstance", names: ["other-1"] },
            clusterParameterGroup: { type: "rds/clusterParameterGroup:ClusterParameterGroup", names: ["other"] },
        },
    },
    fileSystems: {
        "order.uploads": {
            fileSystem: { type: "efs/fileSystem:FileSystem", names: ["order.uploads"] },
            accessPoint: { type: "AccessPoint", names: ["order.uploads"] },
            mountTarget: { type: "MountTarget", parent: "order.uploads", property: "ipAddress" },
            securityGroup: { type: "SecurityGroup", names: ["order.uploads"] },
        },
    },
};

const serviceCases: CaseForEach<ServiceTransforms> = {
    logGroup: { type: "LogGroup", names: ["order"] },
    securityGroup: { type: "SecurityGroup", names: ["order"] },
    targetGroup: { type: "TargetGroup", names: ["order", "order-B"] },
    listenerRule: { type: "ListenerRule", parent: "order" },
    taskDefinition: { type: "TaskDefinition", names: ["order"] },
    alarm: { type: "MetricAlarm", names: ["order-rollback-server-errors"] },
    infrastructureRole: { type: "iam/role:Role", names: ["order-load-balancer"] },
    volumeRole: { type: "iam/role:Role", names: ["order-volumes"] },
    jobDefinition: { type: "TaskDefinition", names: ["order-nightly"] },
    service: { type: "ecs/service:Service", names: ["order"] },
    registry: { type: "servicediscovery/service:Service", names: ["order"] },
    jobs: {
        schedule: { type: "scheduler/schedule:Schedule", names: ["order-nightly"], property: "groupName" },
        role: { type: "iam/role:Role", names: ["order-schedules"] },
        deadLetterQueue: { type: "sqs/queue:Queue", names: ["order-schedules"] },
    },
    roles: {
        taskRole: { type: "iam/role:Role", names: ["order-task"] },
        executionRole: { type: "iam/role:Role", names: ["order-execution"] },
    },
    scaling: {
        target: { type: "appautoscaling/target:Target", names: ["order"] },
        policy: { type: "appautoscaling/policy:Policy", names: ["order-cpu", "order-cpu-out"], property: "name" },
        alarm: { type: "MetricAlarm", names: ["order-cpu-out"] },
        scheduledAction: { type: "ScheduledAction", parent: "order", property: "name" },
    },
};

const functionCases: CaseForEach<FunctionTransforms> = {
    function: { type: "lambda/function:Function", names: ["notification"] },
    role: { type: "iam/role:Role", names: ["notification-function"] },
    logGroup: { type: "LogGroup", names: ["notification"] },
    eventSourceMapping: { type: "EventSourceMapping", names: ["notification"] },
    schedule: { type: "scheduler/schedule:Schedule", names: ["notification"], property: "groupName" },
    scheduleRole: { type: "iam/role:Role", names: ["notification-schedules"] },
    scheduleDeadLetterQueue: { type: "sqs/queue:Queue", names: ["notification-schedules"] },
    eventInvokeConfig: { type: "FunctionEventInvokeConfig", names: ["notification"], property: "qualifier" },
};

const isCase = (value: object): value is Case => "type" in value;

function* leaves(cases: object, ...path: string[]): Generator<[path: string, Case]> {
    for (const [key, value] of Object.entries(cases) as [string, object][]) {
        if (isCase(value)) yield [[...path, key].join("."), value];
        else yield* leaves(value, ...path, key);
    }
}

/** In place of each case, a transform that marks what it changes with the case's path. */
const marking = (cases: object, ...path: string[]): object =>
    Object.fromEntries(
        (Object.entries(cases) as [string, object][]).map(([key, value]) => {
            const marker = [...path, key].join(".");
            if (!isCase(value)) return [key, marking(value, ...path, key)];
            const { property = "tags" } = value;
            return [
                key,
                (args: Record<string, unknown>) => ({
                    ...args,
                    [property]: property === "tags" ? { ...(args["tags"] as object), marker } : marker,
                }),
            ];
        }),
    );

const allCases = {
    ...platformCases,
    services: { order: serviceCases },
    functions: { notification: functionCases },
};

const furtherCertificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";

const scaling = {
    min: 1,
    max: 2,
    cpu: 60,
    steps: [{ metric: "cpu" as const, out: [{ above: 90, add: 1 }] }],
    schedule: [{ at: "cron(0 8 * * ? *)", min: 2 }],
};

const marked = memoized(async (): Promise<Recording> => {
    const plan = planWith({
        sections: {
            capacity: { instanceTypes: ["m6i.large"], trunking: true },
            capacityProviders: {
                memory: { instanceTypes: ["r6i.large"], spot: 50 },
                managed: { managedInstances: { instanceTypes: ["m6i.large"] }, experimental: true },
            },
            network: { nat: "regional" },
            apiGateway: { domain: domain({ name: "api.example.com" }) },
            discovery: {
                tls: { certificateAuthority: "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/0a1b" },
            },
            loadBalancer: {
                accessLogs: {},
                domain: domain(),
                furtherCertificateArns: [furtherCertificate],
                waf: {},
            },
            alerts: { email: ["ops@example.com"] },
            observability: { dashboard: true, queries: true },
        },
        services: [
            webService({
                scaling,
                queue: {},
                table: { partitionKey: "orderId" },
                subscribes: ["user.left", "user.moved"],
                cache: {},
                database: {},
                volumes: { uploads: { path: "/uploads", efs: {} }, index: { path: "/index", ebs: { size: "20 GiB" } } },
                discovery: { dns: "A" },
                jobs: { nightly: { command: ["nightly"], schedule: "rate(1 day)" } },
                slo: { availability: 99.9 },
                deployment: { strategy: "blue-green", alarms: { serverErrors: 5 } },
            }),
            webService({
                name: "other",
                publishes: ["user.left", { event: "user.moved", transport: "sns" }],
                routes: ["/other"],
                scaling,
                queue: {},
                table: { partitionKey: "orderId" },
                cache: {},
                database: { serverless: { min: 0.5, max: 4 } },
                volumes: { uploads: { path: "/uploads", efs: {} } },
            }),
        ],
        functions: [
            lambda({ subscribes: ["user.left", "user.moved"], schedule: { at: "rate(1 day)" } }),
            lambda({ name: "other-mailer", subscribes: ["user.left"], schedule: { at: "rate(1 day)" } }),
        ],
    });
    return (await deploy(() => new Platform(plan.name, { plan, transform: marking(allCases) }))).recording;
});

const isMarked = ({ inputs }: Registration, marker: string) =>
    Object.values(inputs).some(
        (value) => value === marker || (value as Record<string, unknown> | undefined)?.["marker"] === marker,
    );

describe("a transform", () => {
    for (const [path, { type, names, parent, component }] of leaves(allCases)) {
        it(`reaches its resources and no others: ${path}`, async () => {
            const recording = await marked();
            const expected = recording
                .all(type)
                .filter(
                    (each) =>
                        (names === undefined || names.includes(each.name)) &&
                        (parent === undefined || each.parent.endsWith(`::${parent}`)) &&
                        (component === undefined || each.parent.includes(`:${component}::`)),
                );
            assert.notEqual(expected.length, 0);
            assert.deepEqual(
                recording.registrations.filter((each) => isMarked(each, path)).map(({ urn }) => urn),
                expected.map(({ urn }) => urn),
            );
        });
    }

    it("is there for every child but these", async () => {
        const recording = await marked();
        const paths = [...leaves(allCases)].map(([path]) => path);
        const others = recording.registrations
            .filter(({ custom, name, parent }) => custom && !name.startsWith("other") && !parent.endsWith("::other"))
            .filter((each) => !paths.some((path) => isMarked(each, path)));
        assert.deepEqual(others.map(({ type, name }) => `${type.split(":")[2]} ${name}`).sort(), [
            "ApiMapping shop-dev-api.example.com",
            "BackupPolicy order.uploads",
            "Bucket shop-dev-logs",
            "BucketLifecycleConfiguration shop-dev-logs",
            "BucketOwnershipControls shop-dev-logs",
            "BucketPolicy shop-dev-logs",
            "BucketPublicAccessBlock shop-dev-logs",
            "BucketServerSideEncryptionConfiguration shop-dev-logs",
            "CertificateValidation shop-dev",
            "CertificateValidation shop-dev-api",
            "DefaultSecurityGroup shop-dev-default",
            "EventBusPolicy shop-dev",
            "EventTarget shop-dev-spot-instances",
            "FileSystemPolicy order.uploads",
            "InstanceProfile shop-dev",
            "InstanceProfile shop-dev-managed",
            "InstanceProfile shop-dev-memory",
            "Invocation order",
            "ListenerCertificate shop-dev-0a1b",
            "LogResourcePolicy shop-dev-spot",
            "Permission order",
            "QueuePolicy notification",
            "QueuePolicy notification-dead-letters",
            "QueuePolicy notification-events",
            "QueuePolicy notification-schedules",
            "QueuePolicy order",
            "QueuePolicy order-dead-letters",
            "QueuePolicy order-events",
            "QueuePolicy order-schedules",
            "Record shop-dev-api-validation-api.example.com",
            "Record shop-dev-api.example.com",
            "Record shop-dev-shop.example.com",
            "Record shop-dev-validation-shop.example.com",
            "RedriveAllowPolicy notification",
            "RedriveAllowPolicy order",
            "Role shop-dev-flows",
            "RolePolicy notification-function",
            "RolePolicy notification-schedules",
            "RolePolicy order-execution",
            "RolePolicy order-rotation",
            "RolePolicy order-schedules",
            "RolePolicy order-task",
            "RolePolicy shop-dev",
            "RolePolicy shop-dev-flows",
            "RolePolicy shop-dev-managed",
            "RolePolicy shop-dev-managed-infrastructure",
            "RolePolicy shop-dev-memory",
            "RolePolicyAttachment order-load-balancer",
            "RolePolicyAttachment order-volumes",
            "RolePolicyAttachment shop-dev-memory-ssm",
            "RolePolicyAttachment shop-dev-ssm",
            "RolePolicyAttachment shop-dev-tls",
            "Route shop-dev",
            "Route shop-dev-regional-eu-west-1a",
            "Route shop-dev-regional-eu-west-1b",
            "SecretVersion order-cache-1",
            "SecurityGroup shop-dev",
            "SecurityGroup shop-dev-alb",
            "SecurityGroup shop-dev-api",
            "SecurityGroup shop-dev-managed",
            "SecurityGroup shop-dev-memory",
            "SecurityGroupEgressRule order-alb",
            "SecurityGroupEgressRule order-https",
            "SecurityGroupEgressRule order-rotation",
            "SecurityGroupEgressRule order-rotation-https",
            "SecurityGroupEgressRule order.cache",
            "SecurityGroupEgressRule order.database",
            "SecurityGroupEgressRule order.volume.uploads",
            "SecurityGroupEgressRule shop-dev-api",
            "SecurityGroupEgressRule shop-dev-https",
            "SecurityGroupEgressRule shop-dev-managed-https",
            "SecurityGroupEgressRule shop-dev-memory-https",
            "SecurityGroupIngressRule order-alb",
            "SecurityGroupIngressRule order-rotation",
            "SecurityGroupIngressRule order.cache",
            "SecurityGroupIngressRule order.database",
            "SecurityGroupIngressRule order.volume.uploads",
            "SecurityGroupIngressRule shop-dev-alb-443-0-0-0-0-0",
            "SecurityGroupIngressRule shop-dev-alb-80-0-0-0-0-0",
            "SecurityGroupIngressRule shop-dev-api",
            "WebAclAssociation shop-dev",
            "WebAclLoggingConfiguration shop-dev",
        ]);
    });
});
