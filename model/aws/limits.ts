/**
 * Lengths that AWS allows for names, by Pulumi type.
 * Sources: the CreateLoadBalancer, CreateTargetGroup (ELBv2), CreateRole (IAM), CreateCluster, CreateService,
 * RegisterTaskDefinition, CreateCapacityProvider (ECS), CreateAutoScalingGroup, CreateLaunchTemplate, CreateSecurityGroup
 * (EC2), CreateRepository (ECR), CreateLogGroup (CloudWatch Logs), PutMetricAlarm, PutCompositeAlarm (CloudWatch), PutRule
 * and CreateEventBus (EventBridge), CreateTopic (SNS), CreateQueue (SQS), CreateSchedule (EventBridge Scheduler), CreateHttpNamespace (Cloud Map),
 * CreateTable (DynamoDB) and PutScheduledAction (Application Auto Scaling) API references.
 */
export const nameLengths = {
    "aws:lb/loadBalancer:LoadBalancer": 32,
    "aws:lb/targetGroup:TargetGroup": 32,
    "aws:iam/role:Role": 64,
    "aws:iam/instanceProfile:InstanceProfile": 128,
    "aws:iam/rolePolicy:RolePolicy": 128,
    "aws:ecs/cluster:Cluster": 255,
    "aws:ecs/service:Service": 255,
    "aws:ecs/taskDefinition:TaskDefinition": 255,
    "aws:ecs/capacityProvider:CapacityProvider": 255,
    "aws:autoscaling/group:Group": 255,
    "aws:ec2/launchTemplate:LaunchTemplate": 128,
    "aws:ec2/securityGroup:SecurityGroup": 255,
    "aws:ecr/repository:Repository": 256,
    "aws:cloudwatch/logGroup:LogGroup": 512,
    "aws:cloudwatch/metricAlarm:MetricAlarm": 255,
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": 255,
    "aws:cloudwatch/eventBus:EventBus": 256,
    "aws:cloudwatch/eventRule:EventRule": 64,
    "aws:cloudwatch/dashboard:Dashboard": 255,
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 255,
    "aws:cloudwatch/queryDefinition:QueryDefinition": 255,
    "aws:sns/topic:Topic": 256,
    "aws:servicediscovery/httpNamespace:HttpNamespace": 1024,
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": 253,
    "aws:servicediscovery/service:Service": 127,
    "aws:appautoscaling/policy:Policy": 256,
    "aws:appautoscaling/scheduledAction:ScheduledAction": 256,
    "aws:s3/bucket:Bucket": 63,
    "aws:wafv2/webAcl:WebAcl": 128,
    "aws:apigatewayv2/api:Api": 128,
    "aws:apigatewayv2/vpcLink:VpcLink": 128,
    "aws:scheduler/schedule:Schedule": 64,
    "aws:sqs/queue:Queue": 80,
    "aws:dynamodb/table:Table": 255,
    "aws:elasticache/parameterGroup:ParameterGroup": 255,
    "aws:elasticache/subnetGroup:SubnetGroup": 255,
    "aws:lambda/function:Function": 64,
    "aws:rds/parameterGroup:ParameterGroup": 255,
    "aws:rds/subnetGroup:SubnetGroup": 255,
    "aws:secretsmanager/secret:Secret": 512,
} as const;

/** What Pulumi appends to a logical name to make a physical one: a hyphen and seven hexadecimal digits. */
export const autonameSuffixLength = 8;

/** The periods, in days, that CloudWatch Logs can keep a log group for. Source: PutRetentionPolicy, CloudWatch Logs API reference. */
export const logRetentionDays = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Listener rules of one ALB, default rules not counted (adjustable). Source: Quotas for your Application Load Balancers. */
export const rulesPerLoadBalancer = 100;

/** Target groups of one ALB (not adjustable). Source: Quotas for your Application Load Balancers. */
export const targetGroupsPerLoadBalancer = 100;

/** Condition values of one listener rule, summed over its conditions. Source: Quotas for your Application Load Balancers. */
export const conditionValuesPerRule = 5;

/** Wildcards of one listener rule, summed over its conditions. Source: Quotas for your Application Load Balancers. */
export const wildcardsPerRule = 5;

/** Target groups of one action that forwards (not adjustable). Source: Quotas for your Application Load Balancers. */
export const targetGroupsPerAction = 5;

/** The highest weight of a target group in an action that forwards. Source: TargetGroupTuple, ELBv2 API reference. */
export const highestTargetGroupWeight = 999;

/** The highest listener-rule priority. Source: CreateRule, ELBv2 API reference. */
export const highestRulePriority = 50_000;

/** Containers of one task definition (not adjustable). Source: Amazon ECS service quotas, ECS developer guide. */
export const containersPerTask = 10;

/** Environment files of one task definition. Source: Pass environment variables to an Amazon ECS container, ECS developer guide. */
export const environmentFilesPerTask = 10;

/** The least memory that Docker gives a container, in MiB. Source: ContainerDefinition, ECS API reference. */
export const leastContainerMiB = 6;

/** Tasks of one service (adjustable). Source: Amazon ECS service quotas, ECS developer guide. */
export const tasksPerService = 5000;

/**
 * Tasks of one service that others call, since each is an instance of a Cloud Map service.
 * Sources: Amazon ECS service quotas, ECS developer guide; AWS Cloud Map endpoints and quotas, AWS general reference.
 */
export const tasksPerCalledService = 1000;

/** Addresses of each subnet that AWS keeps for itself. Source: Subnet sizing for IPv4, Amazon VPC user guide. */
export const reservedAddressesPerSubnet = 5;

/**
 * Free addresses that a load balancer wants in each of its subnets, to grow.
 * Source: Subnets for your load balancer, Application Load Balancers user guide.
 */
export const addressesPerLoadBalancer = 8;

/** Targets of one ALB (adjustable). Source: Quotas for your Application Load Balancers. */
export const targetsPerLoadBalancer = 1000;

/** Certificates of one ALB, default ones not counted (adjustable). Source: Quotas for your Application Load Balancers. */
export const certificatesPerLoadBalancer = 25;

/** Names of one certificate of ACM (adjustable to 100). Source: Quotas, AWS Certificate Manager user guide. */
export const namesPerCertificate = 10;

/** Requests a second of all APIs of an account in a region (adjustable). Source: Account-level throttling per Region, API Gateway developer guide. */
export const apiGatewayRate = 10_000;

/** Requests at once of all APIs of an account in a region. Source: Account-level throttling per Region, API Gateway developer guide. */
export const apiGatewayBurst = 5000;

/** How long an HTTP API waits for an answer, in seconds. Source: Quotas for configuring and running an HTTP API, API Gateway developer guide. */
export const longestApiGatewayTimeoutSeconds = 30;

/** Instances of one cluster (not adjustable). Source: Amazon ECS service quotas, ECS developer guide. */
export const instancesPerCluster = 5000;

/** The global secondary indexes of a table (adjustable). Source: Quotas in Amazon DynamoDB, DynamoDB developer guide. */
export const indexesPerTable = 20;

/** The attributes that all indexes of a table list together. Source: Quotas in Amazon DynamoDB, DynamoDB developer guide. */
export const projectedAttributesPerTable = 100;

/** The longest that SQS hides a message which was received: 12 hours. Source: SetQueueAttributes, SQS API reference. */
export const longestVisibilityTimeoutSeconds = 43_200;

/**
 * The longest name of an event here: the rule of a subscription is named by the service, of up to 21 characters, and the
 * event. Source: PutRule, EventBridge API reference.
 */
export const longestEventName =
    nameLengths["aws:cloudwatch/eventRule:EventRule"] - autonameSuffixLength - 21 - ".".length;

/** Rules of one event bus (adjustable; in some regions 100). Source: Amazon EventBridge quotas, EventBridge user guide. */
export const rulesPerEventBus = 300;

/** Rules of one event bus whose patterns have wildcards (not adjustable). Source: Amazon EventBridge quotas, EventBridge user guide. */
export const wildcardRulesPerEventBus = 30;

/** The longest pattern of a rule, in characters (adjustable to 4,096). Source: Amazon EventBridge quotas, EventBridge user guide. */
export const longestEventPattern = 2048;

/**
 * What the filter of a subscription to a topic may be: how many fields it names, and the combinations of their values, which are the product of
 * how many each field has by how deep it lies. Source: Filter policy constraints in Amazon SNS, Amazon SNS developer guide.
 */
export const topicFilter = { fields: 5, combinations: 150 } as const;

/**
 * The numbers that SNS compares: between minus and plus this one, with this many digits after the point.
 * Source: Filter policy constraints in Amazon SNS, Amazon SNS developer guide.
 */
export const topicFilterNumbers = { most: 1e9, digits: 5 } as const;

/** Subscriptions of a topic that have a filter (adjustable). Source: Filter policy constraints in Amazon SNS, Amazon SNS developer guide. */
export const filtersPerTopic = 200;

/** The longest policy of a queue, in bytes. Source: Quotas related to policies, Amazon SQS developer guide. */
export const longestQueuePolicy = 8192;

/** The longest that SQS keeps a message, in days. Source: SetQueueAttributes, SQS API reference. */
export const longestMessageRetentionDays = 14;

/** The length of a replication group's id, which Pulumi does not make. Source: CreateReplicationGroup, ElastiCache API reference. */
export const replicationGroupIdLength = 40;

/** The longest that ElastiCache keeps a daily snapshot, in days. Source: Scheduling automatic backups, ElastiCache user guide. */
export const longestCacheSnapshotRetentionDays = 35;

/** Rules of a security group in one direction (adjustable). Source: Amazon VPC quotas, Amazon VPC user guide. */
export const rulesPerSecurityGroup = 60;

/** The longest that ECS waits at a step of a deployment, in minutes. Source: DeploymentConfiguration, ECS API reference. */
export const longestBakeMinutes = 1440;
/** Widgets of one dashboard. Source: Dashboard body structure and syntax, CloudWatch API reference. */
export const widgetsPerDashboard = 500;

/** Metrics of one dashboard; each widget may have 500 of them. Source: CloudWatch service quotas, CloudWatch user guide. */
export const metricsPerDashboard = 2500;

/** The memory of a Lambda function. Source: Configure Lambda function memory, Lambda developer guide. */
export const functionMemoryMiB = { least: 128, most: 10_240 } as const;

/** The longest run of a Lambda function. Source: Configure Lambda function timeout, Lambda developer guide. */
export const longestFunctionSeconds = 900;

/** The bytes of all environment variables of a Lambda function. Source: Lambda quotas, Lambda developer guide. */
export const longestFunctionEnvironment = 4096;

/**
 * The runs at once of an account that functions may have to themselves (adjustable): 100 of its 1,000 are for all others.
 * Source: Configuring reserved concurrency for a function, Lambda developer guide.
 */
export const reservableConcurrency = 900;

/** The characters of all policies in a role, white space not counted. Source: IAM and AWS STS quotas, IAM user guide. */
export const longestRolePolicy = 10_240;
