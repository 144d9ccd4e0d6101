/**
 * Actions for which no resource can be named, so that a policy has to allow them on all: those of which the reference lists
 * no resource types, as far as the code of services and functions has a use for them.
 * Source: Actions, resources, and condition keys for AWS services, service authorization reference.
 */
export const unscopedActions: readonly RegExp[] = [
    /^ce:Get(CostAndUsage|CostForecast|DimensionValues)$/,
    /^cloudwatch:(GetMetricData|GetMetricStatistics|ListMetrics|PutMetricData)$/,
    /^dynamodb:(DescribeLimits|ListTables)$/,
    /^ec2:Describe[A-Za-z]+$/,
    /^ecr:GetAuthorizationToken$/,
    /^kms:(GenerateRandom|ListAliases|ListKeys)$/,
    /^pricing:(DescribeServices|GetAttributeValues|GetProducts)$/,
    /^rekognition:(CompareFaces|Detect(Faces|Labels|ModerationLabels|Text)|RecognizeCelebrities)$/,
    /^s3:ListAllMyBuckets$/,
    /^secretsmanager:(GetRandomPassword|ListSecrets)$/,
    /^servicediscovery:DiscoverInstances$/,
    /^ses:(GetAccount|GetSendQuota|GetSendStatistics|ListIdentities)$/,
    /^sns:(CheckIfPhoneNumberIsOptedOut|GetSMSAttributes|ListTopics)$/,
    /^sqs:ListQueues$/,
    /^ssm:DescribeParameters$/,
    /^sts:GetCallerIdentity$/,
    /^tag:Get(Resources|TagKeys|TagValues)$/,
    /^textract:(AnalyzeDocument|AnalyzeExpense|AnalyzeID|DetectDocumentText)$/,
    /^xray:(GetSampling(Rules|StatisticSummaries|Targets)|PutTelemetryRecords|PutTraceSegments)$/,
];
