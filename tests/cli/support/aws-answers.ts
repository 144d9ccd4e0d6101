import type { AwsAnswer } from "./aws-server";

// Answers as AWS gives them for a project shop with the stack dev, whose one service is web.

/** An ARN of the account of the tests. */
export const arn = (resource: string, service = "ecs"): string =>
    `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

/** The tags of what a stack holds. */
const tags = (service?: string, stack = "dev") => [
    { key: "Project", value: "shop" },
    { key: "Environment", value: stack },
    { key: "ManagedBy", value: "pulumi" },
    ...(service === undefined ? [] : [{ key: "Service", value: service }]),
];

export const clusterArn = arn("cluster/shop-dev");
export const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** Seconds since 1970, as ECS writes times. */
export const at = (text: string): number => Date.parse(text) / 1000;

/** A cluster of the stack dev, and one of a stack of another name. */
export const clusters = [
    { clusterArn, clusterName: "shop-dev", status: "ACTIVE", tags: tags() },
    {
        clusterArn: arn("cluster/shop-prod"),
        clusterName: "shop-prod",
        status: "ACTIVE",
        tags: tags(undefined, "prod"),
    },
];

export const taskDefinitionArn = (revision: number): string => arn(`task-definition/shop-dev-web:${revision}`);

/** A service that is as it should be. */
export const service = (over: object = {}): Record<string, unknown> => ({
    serviceArn: arn("service/shop-dev/web-5e6f7a8"),
    serviceName: "web-5e6f7a8",
    clusterArn,
    status: "ACTIVE",
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    taskDefinition: taskDefinitionArn(7),
    enableExecuteCommand: true,
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
    loadBalancers: [
        {
            targetGroupArn: arn("targetgroup/web/abc", "elasticloadbalancing"),
            containerName: "web",
            containerPort: 8080,
        },
    ],
    deployments: [
        {
            id: "ecs-svc/7",
            status: "PRIMARY",
            taskDefinition: taskDefinitionArn(7),
            desiredCount: 2,
            runningCount: 2,
            pendingCount: 0,
            failedTasks: 0,
            rolloutState: "COMPLETED",
            rolloutStateReason: "ECS deployment ecs-svc/7 completed.",
        },
    ],
    events: [
        {
            id: "1",
            createdAt: at("2026-11-20T10:00:00Z"),
            message: "(service web-5e6f7a8) has reached a steady state.",
        },
    ],
    tags: tags("web"),
    ...over,
});

/** A running task of the service. */
export const task = (id: string, over: object = {}): Record<string, unknown> => ({
    taskArn: arn(`task/shop-dev/${id}`),
    taskDefinitionArn: taskDefinitionArn(7),
    group: "service:web-5e6f7a8",
    lastStatus: "RUNNING",
    desiredStatus: "RUNNING",
    healthStatus: "HEALTHY",
    availabilityZone: "eu-west-1a",
    startedAt: at("2026-11-20T10:00:00Z"),
    enableExecuteCommand: true,
    containers: [
        {
            name: "web",
            imageDigest: digest,
            runtimeId: `${id}-1`,
            lastStatus: "RUNNING",
            managedAgents: [{ name: "ExecuteCommandAgent", lastStatus: "RUNNING" }],
        },
    ],
    ...over,
});

/** The task definition of a revision, whose image is pinned. */
export const taskDefinition = (revision: number, over: object = {}): Record<string, unknown> => ({
    taskDefinitionArn: taskDefinitionArn(revision),
    family: "shop-dev-web",
    revision,
    status: "ACTIVE",
    networkMode: "awsvpc",
    requiresCompatibilities: ["EC2"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [
        {
            name: "web",
            image: `registry.example.com/shop/web:1.${revision}.0@${digest}`,
            logConfiguration: {
                logDriver: "awslogs",
                options: {
                    "awslogs-group": "/shop/dev/web",
                    "awslogs-region": "eu-west-1",
                    "awslogs-stream-prefix": "web",
                },
            },
        },
    ],
    ...over,
});

/** What is answered where all is well: two tasks, healthy, on one instance that is half full. */
export const well: Readonly<Record<string, AwsAnswer>> = {
    ListClusters: { clusterArns: clusters.map((cluster) => cluster.clusterArn) },
    DescribeClusters: { clusters },
    ListServices: { serviceArns: [arn("service/shop-dev/web-5e6f7a8")] },
    DescribeServices: { services: [service()] },
    ListTasks: ({ desiredStatus }) => ({
        taskArns: desiredStatus === "STOPPED" ? [] : ["a", "b"].map((id) => arn(`task/shop-dev/${id}`)),
    }),
    DescribeTasks: ({ tasks }) => ({ tasks: (tasks as string[]).map((each) => task(each.split("/").at(-1) ?? "")) }),
    DescribeTaskDefinition: ({ taskDefinition: asked }) => ({
        taskDefinition: taskDefinition(Number(String(asked).split(":").at(-1))),
    }),
    DescribeTargetHealth: {
        TargetHealthDescriptions: ["10.0.0.4", "10.0.0.5"].map((Id) => ({
            Target: { Id, Port: 8080 },
            TargetHealth: { State: "healthy" },
        })),
    },
    ListFunctions: { Functions: [] },
    ListContainerInstances: { containerInstanceArns: [arn("container-instance/shop-dev/c1")] },
    DescribeContainerInstances: {
        containerInstances: [
            {
                containerInstanceArn: arn("container-instance/shop-dev/c1"),
                ec2InstanceId: "i-0123456789abcdef0",
                capacityProviderName: "shop-dev-0a1b2c3",
                status: "ACTIVE",
                agentConnected: true,
                runningTasksCount: 2,
                registeredResources: [
                    { name: "CPU", type: "INTEGER", integerValue: 2048 },
                    { name: "MEMORY", type: "INTEGER", integerValue: 4096 },
                ],
                remainingResources: [
                    { name: "CPU", type: "INTEGER", integerValue: 1536 },
                    { name: "MEMORY", type: "INTEGER", integerValue: 3072 },
                ],
                attributes: [{ name: "ecs.ami-id", value: "ami-0aaaaaaaaaaaaaaaa" }],
            },
        ],
    },
};

/** The ARN of a deployment of the service, and of what it deployed. */
export const deploymentArn = (id: string): string => arn(`service-deployment/shop-dev/web-5e6f7a8/${id}`);
export const revisionArn = (id: string): string => arn(`service-revision/shop-dev/web-5e6f7a8/${id}`);

/** A deployment that succeeded, as ECS lists it. */
export const listedDeployment = (id: string, created: string, over: object = {}): Record<string, unknown> => ({
    serviceDeploymentArn: deploymentArn(id),
    targetServiceRevisionArn: revisionArn(id),
    createdAt: at(created),
    status: "SUCCESSFUL",
    ...over,
});

/** The service while ECS deploys it blue-green: both target groups, and the deployment that goes on. */
export const blueGreenService = (over: object = {}): Record<string, unknown> =>
    service({
        currentServiceDeployment: deploymentArn("d8"),
        taskDefinition: taskDefinitionArn(8),
        deploymentConfiguration: {
            minimumHealthyPercent: 100,
            maximumPercent: 200,
            strategy: "BLUE_GREEN",
            bakeTimeInMinutes: 15,
        },
        loadBalancers: [
            {
                targetGroupArn: arn("targetgroup/web/abc", "elasticloadbalancing"),
                containerName: "web",
                containerPort: 8080,
                advancedConfiguration: {
                    alternateTargetGroupArn: arn("targetgroup/web-B/def", "elasticloadbalancing"),
                    productionListenerRule: arn("listener-rule/app/shop-dev/1/2/3", "elasticloadbalancing"),
                    roleArn: arn("role/web-load-balancer", "iam"),
                },
            },
        ],
        deployments: [
            {
                id: "ecs-svc/8",
                status: "PRIMARY",
                taskDefinition: taskDefinitionArn(8),
                desiredCount: 2,
                runningCount: 2,
                pendingCount: 0,
                failedTasks: 0,
                rolloutState: "IN_PROGRESS",
            },
        ],
        ...over,
    });

/** That deployment in its bake time, as DescribeServiceDeployments gives it. Source: ServiceDeployment, ECS API reference. */
export const bakingDeployment = (over: object = {}): Record<string, unknown> => ({
    serviceDeploymentArn: deploymentArn("d8"),
    serviceArn: arn("service/shop-dev/web-5e6f7a8"),
    clusterArn,
    createdAt: at("2026-11-21T10:00:00Z"),
    startedAt: at("2026-11-21T10:00:02Z"),
    updatedAt: at("2026-11-21T10:06:00Z"),
    sourceServiceRevisions: [
        {
            arn: revisionArn("d7"),
            requestedTaskCount: 2,
            runningTaskCount: 2,
            pendingTaskCount: 0,
            requestedTestTrafficWeight: 0,
            requestedProductionTrafficWeight: 0,
        },
    ],
    targetServiceRevision: {
        arn: revisionArn("d8"),
        requestedTaskCount: 2,
        runningTaskCount: 2,
        pendingTaskCount: 0,
        requestedTestTrafficWeight: 100,
        requestedProductionTrafficWeight: 100,
    },
    status: "IN_PROGRESS",
    lifecycleStage: "BAKE_TIME",
    deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 15 },
    ...over,
});

/** A Lambda function of the stack that is as it should be, as GetFunction gives it. */
export const lambda = (over: object = {}, environment = "dev"): Record<string, unknown> => ({
    Configuration: {
        FunctionName: `shop-${environment}-mailer`,
        MemorySize: 256,
        Timeout: 30,
        Architectures: ["arm64"],
        LastModified: "2026-11-20T09:00:00.000+0000",
        CodeSha256: Buffer.from("0123456789abcdef", "hex").toString("base64"),
        State: "Active",
        LastUpdateStatus: "Successful",
        LoggingConfig: { LogFormat: "JSON", LogGroup: "/shop/dev/mailer" },
        ...over,
    },
    Concurrency: { ReservedConcurrentExecutions: 20 },
    Tags: Object.fromEntries(tags("mailer", environment).map(({ key, value }) => [key, value])),
});

/** What is answered of a stack that has the function beside its service. */
export const withFunction = (over: object = {}, mapping: object = {}): Readonly<Record<string, AwsAnswer>> => ({
    ...well,
    // The second rotates a password, and the third is of a stack whose name begins alike.
    ListFunctions: {
        Functions: ["shop-dev-mailer", "web-rotation-0a1b2c3", "shop-dev-mailer-mailer"].map((FunctionName) => ({
            FunctionName,
        })),
    },
    GetFunction: ({ FunctionName }) =>
        FunctionName === "shop-dev-mailer" ? lambda(over) : lambda({ FunctionName }, "dev-mailer"),
    ListEventSourceMappings: {
        EventSourceMappings: [{ EventSourceArn: arn("shop-dev-mailer", "sqs"), State: "Enabled", ...mapping }],
    },
});
