import assert from "node:assert/strict";
import { autonameSuffixLength, nameLengths } from "../../model/aws/limits";
import { environmentName, fit, logicalNameLength, slug } from "../../model/plan/names";
import { metricKey } from "../../model/plan/scaling-metric";
import { scheduleKey } from "../../model/plan/schedule-key";

const letters = (length: number) => "abcdefghijklmnopqrstuvwxyz".repeat(Math.ceil(length / 26)).slice(0, length);

describe("model: fitting a name", () => {
    it("keeps a name of the length that there is", () => assert.equal(fit(letters(24), 24), letters(24)));
    it("shortens a name that is one character longer", () =>
        assert.match(fit(letters(25), 24), /^abcdefghijklmnopq-[0-9a-f]{6}$/));
    it("fills the length", () => assert.equal(fit(letters(25), 24).length, 24));
    it("tells names apart that begin alike", () =>
        assert.notEqual(fit(`${letters(30)}a`, 24), fit(`${letters(30)}b`, 24)));
    it("puts no two hyphens before the hash", () =>
        assert.match(fit(`${letters(16)}--${letters(9)}`, 24), /^[a-p]+-[0-9a-f]{6}$/));
    for (let length = 1; length <= 60; length++)
        it(`keeps ${length} characters to 24`, () => assert.ok(fit(letters(length), 24).length <= 24));
});

describe("model: a slug", () => {
    const slugs: Readonly<Record<string, string>> = {
        shop: "shop",
        Shop: "shop",
        "my.shop_2": "my-shop-2",
        "my--shop": "my-shop",
        "2shop": "shop",
        "-shop-": "shop",
        "a.": "a",
        "42": "stack",
        "": "stack",
        "pull/17": "pull-17",
        Ünïx: "n-x",
    };
    for (const [name, text] of Object.entries(slugs))
        it(`of ${JSON.stringify(name)} is ${text}`, () => assert.equal(slug(name), text));
});

describe("model: an environment's name", () => {
    it("is the project and the stack", () => assert.equal(environmentName("shop", "dev"), "shop-dev"));
    it("of 24 characters stays as it is", () =>
        assert.equal(environmentName(letters(20), "dev"), `${letters(20)}-dev`));
    it("of 25 characters is shortened", () =>
        assert.match(environmentName(letters(21), "dev"), /^[a-q]{17}-[0-9a-f]{6}$/));
    for (const project of ["internal", "internal-shop", "aws-shop", "awsome", "ecs", "fargate"])
        it(`of the project ${project} does not begin as AWS's own do`, () =>
            assert.doesNotMatch(environmentName(project, "dev"), /^(internal-|aws|ecs|fargate)/));
    it("differs between stacks whose slugs are too long", () =>
        assert.notEqual(environmentName(letters(60), "dev"), environmentName(letters(60), "prod")));
    for (let length = 1; length <= 40; length++)
        it(`of ${length} letters and dev is one that a load balancer takes`, () =>
            assert.match(environmentName(letters(length), "dev"), /^[a-z]([a-z0-9-]{0,22}[a-z0-9])?$/));
});

describe("model: names with what Pulumi appends", () => {
    // The longest that each can be: Pulumi allows 100 characters for a project and a stack, the schema 21 for a service.
    const environment = environmentName(letters(100), letters(100).toUpperCase());
    const service = letters(21);
    const longest: Readonly<Record<keyof typeof nameLengths, string>> = {
        "aws:lb/loadBalancer:LoadBalancer": environment,
        "aws:lb/targetGroup:TargetGroup": service,
        "aws:iam/role:Role": `${service}-execution`,
        "aws:iam/instanceProfile:InstanceProfile": environment,
        "aws:iam/rolePolicy:RolePolicy": `${service}-execution`,
        "aws:ecs/cluster:Cluster": environment,
        "aws:ecs/service:Service": service,
        "aws:ecs/taskDefinition:TaskDefinition": service,
        "aws:ecs/capacityProvider:CapacityProvider": environment,
        "aws:autoscaling/group:Group": environment,
        "aws:ec2/launchTemplate:LaunchTemplate": environment,
        "aws:ec2/securityGroup:SecurityGroup": `${environment}-endpoints`,
        "aws:ecr/repository:Repository": `${environment}/${service}`,
        "aws:cloudwatch/logGroup:LogGroup": `/${slug(letters(100))}/${slug(letters(100))}/${service}`,
        "aws:cloudwatch/eventBus:EventBus": environment,
        "aws:cloudwatch/compositeAlarm:CompositeAlarm": `${environment}-${service}-availability-ticket`,
        "aws:cloudwatch/eventRule:EventRule": `${environment}-spot-instances`,
        "aws:cloudwatch/dashboard:Dashboard": environment,
        "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": `${environment}-by-correlation-id-4`,
        "aws:cloudwatch/queryDefinition:QueryDefinition": `${environment}-by-correlation-id-4`,
        "aws:sns/topic:Topic": `${environment}-alerts`,
        "aws:elasticache/parameterGroup:ParameterGroup": service,
        "aws:elasticache/subnetGroup:SubnetGroup": service,
        "aws:secretsmanager/secret:Secret": `${service}-cache`,
        "aws:servicediscovery/httpNamespace:HttpNamespace": environment,
        "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": `${environment}.internal`,
        "aws:servicediscovery/service:Service": service,
        "aws:appautoscaling/policy:Policy": `${service}-requests`,
        "aws:appautoscaling/scheduledAction:ScheduledAction": `${service}-${scheduleKey(`cron(${letters(300)})`, "UTC")}`,
        "aws:cloudwatch/metricAlarm:MetricAlarm": `${service}-${metricKey({ namespace: "Shop", name: letters(255), dimensions: {}, statistic: "Sum" })}-out`,
        "aws:s3/bucket:Bucket": `${environment}-logs`,
        "aws:scheduler/schedule:Schedule": `${service}-${service}`,
        "aws:dynamodb/table:Table": `${environment}-${service}`,
        "aws:lambda/function:Function": `${service}-rotation`,
        "aws:rds/parameterGroup:ParameterGroup": service,
        "aws:rds/subnetGroup:SubnetGroup": service,
        "aws:sqs/queue:Queue": `${environment}-${service}-dead-letters.fifo`,
        "aws:wafv2/webAcl:WebAcl": environment,
        "aws:apigatewayv2/api:Api": environment,
        "aws:apigatewayv2/vpcLink:VpcLink": environment,
    };
    for (const [type, limit] of Object.entries(nameLengths)) {
        const name = longest[type as keyof typeof nameLengths];
        it(`keep to the ${limit} characters of ${type}`, () =>
            assert.ok(name.length + autonameSuffixLength <= limit, name));
    }
    it("leave 24 characters to a target group's own", () =>
        assert.equal(logicalNameLength("aws:lb/targetGroup:TargetGroup"), 24));
    it("are not limited for a type that AWS names itself", () =>
        assert.equal(logicalNameLength("aws:ec2/vpc:Vpc"), undefined));
});
