import assert from "node:assert/strict";
import type { Recording, Registration } from "../support/recording";
import { programs, recorded } from "../support/stacks";

/** A resource's tags, by key, in either of the two forms in which AWS takes them; undefined where it takes none. */
function tagsOf(recording: Recording, registration: Registration): Record<string, unknown> | undefined {
    if (!recording.takes(registration, "tags")) return undefined;
    const tags = registration.inputs["tags"] ?? {};
    return Array.isArray(tags)
        ? Object.fromEntries((tags as { key: string; value: string }[]).map(({ key, value }) => [key, value]))
        : (tags as Record<string, unknown>);
}

const ofOneService = [
    "flotilla:service:Service",
    "flotilla:functions:LambdaFunction",
    "flotilla:images:ImageRepository",
    "flotilla:data:Cache",
    "flotilla:data:CredentialRotation",
    "flotilla:data:Database",
    "flotilla:data:FileSystem",
    "flotilla:data:Table",
    "flotilla:messaging:EventSubscriptions",
    "flotilla:messaging:WorkQueue",
    "flotilla:observability:ServiceAlarms",
];

/** The service that a resource belongs to, by the component that it hangs below. */
function serviceOf(recording: Recording, registration: Registration): string | undefined {
    const parent = recording.at(registration.parent);
    if (parent === undefined) return undefined;
    // What is of a volume is named by the service and the volume.
    return ofOneService.includes(parent.type) ? parent.name.split(".")[0] : serviceOf(recording, parent);
}

for (const program of programs) {
    describe(`the tags of ${program.title}`, () => {
        it("name the project, the environment and the tool on every resource that takes tags", async () => {
            const recording = await recorded(program);
            for (const registration of recording.registrations) {
                const tags = tagsOf(recording, registration);
                if (tags === undefined) continue;
                const { Project, Environment, ManagedBy } = tags;
                assert.deepEqual(
                    { Project, Environment, ManagedBy },
                    { Project: "flotilla", Environment: program.stack, ManagedBy: "pulumi" },
                    `${registration.type} ${registration.name}`,
                );
            }
        });

        it("name the service on what belongs to one, and on nothing else", async () => {
            const recording = await recorded(program);
            for (const registration of recording.registrations) {
                const tags = tagsOf(recording, registration);
                if (tags === undefined) continue;
                const service = serviceOf(recording, registration);
                assert.equal(tags["Service"], service, `${registration.type} ${registration.name}`);
            }
        });
    });
}

describe("which resources take tags", () => {
    it("is known of each type that the programs register", async () => {
        const [program] = programs;
        assert.ok(program !== undefined);
        const recording = await recorded(program);
        const types = new Set(
            recording.registrations.filter((each) => recording.takes(each, "tags")).map(({ type }) => type),
        );
        assert.deepEqual([...types].sort(), [
            "aws:appautoscaling/target:Target",
            "aws:autoscaling/group:Group",
            "aws:cloudwatch/eventBus:EventBus",
            "aws:cloudwatch/eventRule:EventRule",
            "aws:cloudwatch/logGroup:LogGroup",
            "aws:dynamodb/table:Table",
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
            "aws:ec2/flowLog:FlowLog",
            "aws:ec2/launchTemplate:LaunchTemplate",
            "aws:ec2/networkAcl:NetworkAcl",
            "aws:ec2/securityGroup:SecurityGroup",
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "aws:ecr/repository:Repository",
            "aws:ecs/capacityProvider:CapacityProvider",
            "aws:ecs/cluster:Cluster",
            "aws:ecs/service:Service",
            "aws:ecs/taskDefinition:TaskDefinition",
            "aws:elasticache/parameterGroup:ParameterGroup",
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "aws:elasticache/subnetGroup:SubnetGroup",
            "aws:iam/instanceProfile:InstanceProfile",
            "aws:iam/role:Role",
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            "aws:lambda/function:Function",
            "aws:lb/listener:Listener",
            "aws:lb/listenerRule:ListenerRule",
            "aws:lb/loadBalancer:LoadBalancer",
            "aws:lb/targetGroup:TargetGroup",
            "aws:rds/instance:Instance",
            "aws:rds/parameterGroup:ParameterGroup",
            "aws:rds/subnetGroup:SubnetGroup",
            "aws:secretsmanager/secret:Secret",
            "aws:servicediscovery/httpNamespace:HttpNamespace",
            "aws:sqs/queue:Queue",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "awsx:ec2:Vpc",
        ]);
    });
});
