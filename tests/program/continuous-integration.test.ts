import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { parse, parseDocument } from "yaml";
import { commandNames, loadCommand, type CommandName } from "../../cli/commands";
import { newProjectFiles } from "../../program/new-project";
import { programs, recorded } from "../support/stacks";

interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
    readonly if?: string;
    readonly needs?: string;
    readonly environment?: string;
    readonly permissions?: Readonly<Record<string, string>>;
    readonly concurrency?: { readonly group: string };
    readonly env?: Readonly<Record<string, string>>;
    readonly steps: readonly Step[];
}

interface Statement {
    readonly Action: string | readonly string[];
    readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string | readonly string[]>> };
}

interface Resource {
    readonly Type: string;
    readonly Properties: {
        readonly AssumeRolePolicyDocument?: { readonly Statement: readonly Statement[] };
        readonly ManagedPolicyArns?: readonly string[];
        readonly PolicyDocument?: { readonly Statement: readonly (Statement | readonly [string, Statement, string])[] };
    };
}

const files = new Map(
    newProjectFiles({ folder: "/nowhere", name: "shop", service: "web", region: "eu-west-1" }).map(({ path, text }) => [
        path,
        text,
    ]),
);
const read = (path: string): string => {
    const text = files.get(path);
    assert.ok(text !== undefined, path);
    return text;
};

const workflowText = read(".github/workflows/flotilla.yml");
const workflow = parse(workflowText) as { jobs: Readonly<Record<string, Job>> };
const jobs = Object.entries(workflow.jobs);
const runs = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));

/** CloudFormation's short forms (`!Ref`) are read as the values that they hold. */
const templateText = read("ci/aws-roles.yaml");
const template = parseDocument(templateText, { logLevel: "silent" }).toJS() as {
    Resources: Readonly<Record<string, Resource>>;
    Outputs: Readonly<Record<string, { readonly Description: string }>>;
};

/** The words of a command in a script, as far as its options go. */
const commandsIn = (script: string, program: string): string[][] =>
    [...script.matchAll(new RegExp(`npx ${program} ([^\\n|>&)]*)`, "g"))].map(([, words = ""]) =>
        words.trim().split(/\s+/),
    );

/** The IAM prefix of a module of Pulumi's provider, where it is not the module's name. */
const prefixes: Readonly<Record<string, string>> = {
    apigatewayv2: "apigateway",
    appautoscaling: "application-autoscaling",
    efs: "elasticfilesystem",
    lb: "elasticloadbalancing",
    vpc: "ec2",
};

/**
 * What creates and deletes a resource, by its type. Source: Actions, resources, and condition keys for AWS services, service
 * authorization reference; the resource's page in the provider's registry.
 */
const needed: Readonly<Record<string, readonly string[]>> = {
    "acm/certificate": ["acm:RequestCertificate", "acm:DeleteCertificate", "acm:AddTagsToCertificate"],
    "acm/certificateValidation": [],
    "appautoscaling/policy": [
        "application-autoscaling:PutScalingPolicy",
        "application-autoscaling:DeleteScalingPolicy",
    ],
    "appautoscaling/scheduledAction": [
        "application-autoscaling:PutScheduledAction",
        "application-autoscaling:DeleteScheduledAction",
    ],
    "appautoscaling/target": [
        "application-autoscaling:RegisterScalableTarget",
        "application-autoscaling:DeregisterScalableTarget",
    ],
    "autoscaling/group": [
        "autoscaling:CreateAutoScalingGroup",
        "autoscaling:DeleteAutoScalingGroup",
        "ec2:RunInstances",
        "iam:PassRole",
        "iam:CreateServiceLinkedRole",
    ],
    "cloudwatch/eventBus": [
        "events:CreateEventBus",
        "events:UpdateEventBus",
        "events:DeleteEventBus",
        "events:TagResource",
    ],
    "cloudwatch/eventBusPolicy": ["events:PutPermission", "events:RemovePermission"],
    "cloudwatch/eventRule": ["events:PutRule", "events:DeleteRule", "events:TagResource"],
    "cloudwatch/eventTarget": ["events:PutTargets", "events:RemoveTargets"],
    "cloudwatch/logGroup": [
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
    ],
    "cloudwatch/metricAlarm": ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"],
    "dynamodb/table": [
        "dynamodb:CreateTable",
        "dynamodb:UpdateTable",
        "dynamodb:UpdateTimeToLive",
        "dynamodb:UpdateContinuousBackups",
        "dynamodb:DeleteTable",
        "dynamodb:TagResource",
    ],
    "ec2/defaultSecurityGroup": ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"],
    "ec2/flowLog": ["ec2:CreateFlowLogs", "ec2:DeleteFlowLogs", "iam:PassRole"],
    "ec2/launchTemplate": ["ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion", "ec2:DeleteLaunchTemplate"],
    "ec2/networkAcl": [
        "ec2:CreateNetworkAcl",
        "ec2:CreateNetworkAclEntry",
        "ec2:ReplaceNetworkAclAssociation",
        "ec2:DeleteNetworkAcl",
    ],
    "ec2/securityGroup": ["ec2:CreateSecurityGroup", "ec2:DeleteSecurityGroup", "ec2:CreateTags"],
    "ec2/vpcEndpoint": ["ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint", "ec2:DeleteVpcEndpoints"],
    "ecr/lifecyclePolicy": ["ecr:PutLifecyclePolicy", "ecr:DeleteLifecyclePolicy"],
    "ecr/repository": ["ecr:CreateRepository", "ecr:DeleteRepository", "ecr:TagResource"],
    "ecs/accountSettingDefault": ["ecs:PutAccountSettingDefault"],
    "ecs/capacityProvider": ["ecs:CreateCapacityProvider", "ecs:UpdateCapacityProvider", "ecs:DeleteCapacityProvider"],
    "ecs/cluster": ["ecs:CreateCluster", "ecs:UpdateCluster", "ecs:DeleteCluster"],
    "ecs/clusterCapacityProviders": ["ecs:PutClusterCapacityProviders"],
    "ecs/service": ["ecs:CreateService", "ecs:UpdateService", "ecs:DeleteService", "iam:CreateServiceLinkedRole"],
    "ecs/taskDefinition": ["ecs:RegisterTaskDefinition", "ecs:DeregisterTaskDefinition", "iam:PassRole"],
    "iam/instanceProfile": [
        "iam:CreateInstanceProfile",
        "iam:AddRoleToInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:DeleteInstanceProfile",
    ],
    "iam/role": ["iam:CreateRole", "iam:UpdateAssumeRolePolicy", "iam:DeleteRole", "iam:TagRole"],
    "iam/rolePolicy": ["iam:PutRolePolicy", "iam:DeleteRolePolicy"],
    "iam/rolePolicyAttachment": ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    "lb/listener": [
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:DeleteListener",
    ],
    "lb/listenerCertificate": [
        "elasticloadbalancing:AddListenerCertificates",
        "elasticloadbalancing:RemoveListenerCertificates",
    ],
    "lb/listenerRule": [
        "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:ModifyRule",
        "elasticloadbalancing:SetRulePriorities",
        "elasticloadbalancing:DeleteRule",
    ],
    "lb/loadBalancer": [
        "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:AddTags",
        "iam:CreateServiceLinkedRole",
    ],
    "lb/targetGroup": [
        "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:DeleteTargetGroup",
    ],
    "route53/record": ["route53:ChangeResourceRecordSets"],
    "servicediscovery/httpNamespace": [
        "servicediscovery:CreateHttpNamespace",
        "servicediscovery:DeleteNamespace",
        "servicediscovery:TagResource",
    ],
    "lambda/eventSourceMapping": [
        "lambda:CreateEventSourceMapping",
        "lambda:UpdateEventSourceMapping",
        "lambda:DeleteEventSourceMapping",
        "lambda:TagResource",
    ],
    "lambda/function": [
        "lambda:CreateFunction",
        "lambda:DeleteFunction",
        "lambda:TagResource",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
        "lambda:PutFunctionConcurrency",
        "lambda:DeleteFunctionConcurrency",
        "iam:PassRole",
    ],
    "lambda/invocation": ["lambda:InvokeFunction"],
    "lambda/permission": ["lambda:AddPermission", "lambda:RemovePermission"],
    // The last two are for the master's password, which RDS keeps in the caller's name.
    "elasticache/parameterGroup": [
        "elasticache:CreateCacheParameterGroup",
        "elasticache:ModifyCacheParameterGroup",
        "elasticache:ResetCacheParameterGroup",
        "elasticache:DeleteCacheParameterGroup",
        "elasticache:AddTagsToResource",
    ],
    "elasticache/replicationGroup": [
        "elasticache:CreateReplicationGroup",
        "elasticache:ModifyReplicationGroup",
        "elasticache:IncreaseReplicaCount",
        "elasticache:DecreaseReplicaCount",
        "elasticache:DeleteReplicationGroup",
        "elasticache:CreateSnapshot",
        "elasticache:AddTagsToResource",
    ],
    "elasticache/subnetGroup": [
        "elasticache:CreateCacheSubnetGroup",
        "elasticache:DeleteCacheSubnetGroup",
        "elasticache:AddTagsToResource",
    ],
    "rds/cluster": [
        "rds:CreateDBCluster",
        "rds:DeleteDBCluster",
        "rds:ModifyDBCluster",
        "rds:AddTagsToResource",
        "secretsmanager:CreateSecret",
        "secretsmanager:TagResource",
    ],
    "rds/clusterInstance": [
        "rds:CreateDBInstance",
        "rds:DeleteDBInstance",
        "rds:ModifyDBInstance",
        "rds:AddTagsToResource",
    ],
    "rds/clusterParameterGroup": [
        "rds:CreateDBClusterParameterGroup",
        "rds:DeleteDBClusterParameterGroup",
        "rds:ModifyDBClusterParameterGroup",
        "rds:AddTagsToResource",
    ],
    "rds/instance": [
        "rds:CreateDBInstance",
        "rds:DeleteDBInstance",
        "rds:ModifyDBInstance",
        "rds:AddTagsToResource",
        "secretsmanager:CreateSecret",
        "secretsmanager:TagResource",
    ],
    "rds/parameterGroup": [
        "rds:CreateDBParameterGroup",
        "rds:DeleteDBParameterGroup",
        "rds:ModifyDBParameterGroup",
        "rds:AddTagsToResource",
    ],
    "rds/subnetGroup": ["rds:CreateDBSubnetGroup", "rds:DeleteDBSubnetGroup", "rds:AddTagsToResource"],
    "secretsmanager/secret": [
        "secretsmanager:CreateSecret",
        "secretsmanager:DeleteSecret",
        "secretsmanager:TagResource",
    ],
    "secretsmanager/secretRotation": ["secretsmanager:RotateSecret", "secretsmanager:CancelRotateSecret"],
    "secretsmanager/secretVersion": [
        "secretsmanager:GetRandomPassword",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
    ],
    "sqs/queue": ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:TagQueue"],
    "sqs/queuePolicy": ["sqs:SetQueueAttributes"],
    "sqs/redriveAllowPolicy": ["sqs:SetQueueAttributes"],
    "vpc/securityGroupEgressRule": [
        "ec2:AuthorizeSecurityGroupEgress",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:ModifySecurityGroupRules",
    ],
    "vpc/securityGroupIngressRule": [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:RevokeSecurityGroupIngress",
        "ec2:ModifySecurityGroupRules",
    ],
    "wafv2/webAcl": ["wafv2:CreateWebACL", "wafv2:UpdateWebACL", "wafv2:DeleteWebACL", "wafv2:TagResource"],
    "wafv2/webAclAssociation": ["wafv2:AssociateWebACL", "wafv2:DisassociateWebACL", "elasticloadbalancing:SetWebACL"],
    "wafv2/webAclLoggingConfiguration": [
        "wafv2:PutLoggingConfiguration",
        "wafv2:DeleteLoggingConfiguration",
        "logs:CreateLogDelivery",
        "logs:PutResourcePolicy",
    ],
};

describe("the workflow of a new project", () => {
    it("runs commands and options that flotilla has", () => {
        const used = runs.flatMap((script) => commandsIn(script, "flotilla"));
        assert.ok(used.length >= 4);
        for (const [name = "", ...words] of used) {
            assert.ok(commandNames.includes(name as CommandName), name);
            const options = loadCommand(name as CommandName).options.flatMap(({ long }) => long ?? []);
            for (const word of words.filter((each) => each.startsWith("--")))
                assert.ok(options.includes(word), `${name} ${word}`);
        }
    });

    it("runs scripts and programs that the project has", () => {
        const manifest = JSON.parse(read("package.json")) as Record<
            "scripts" | "dependencies" | "devDependencies",
            object
        >;
        const installed = { ...manifest.dependencies, ...manifest.devDependencies };
        for (const script of runs)
            for (const [, program = ""] of script.matchAll(/npx ([\w-]+)/g)) assert.ok(program in installed, program);
        assert.ok("test" in manifest.scripts);
    });

    it("deploys stacks that the project has", () => {
        const stacks = runs.flatMap((script) => [...script.matchAll(/--stack (\w+)/g)].map(([, stack = ""]) => stack));
        assert.deepEqual([...new Set(stacks)].sort(), ["dev", "prod"]);
        for (const stack of stacks) assert.ok(files.has(`Pulumi.${stack}.yaml`), stack);
    });

    it("asks GitHub for an identity in the jobs that take a role, and in no other", () => {
        for (const [name, { steps, permissions = {} }] of jobs) {
            const takesRole = steps.some(({ uses = "" }) => uses.startsWith("aws-actions/"));
            assert.equal(permissions["id-token"] === "write", takesRole, name);
        }
    });

    it("gives no credentials to pull requests from forks", () => {
        for (const [name, { if: condition = "", steps, environment }] of jobs)
            if (environment === undefined && steps.some(({ uses = "" }) => uses.startsWith("aws-actions/")))
                assert.match(condition, /head\.repo\.full_name == github\.repository/, name);
    });

    it("never lets two runs update one stack at a time", () => {
        const writing = jobs.filter(([, { steps }]) => steps.some(({ run = "" }) => /pulumi (up|destroy)/.test(run)));
        const groups = writing.map(([name, { concurrency }]) => [name, concurrency?.group]);
        const pullRequest = "pr-${{ github.event.pull_request.number }}";
        assert.deepEqual(Object.fromEntries(groups), {
            "pull-request": pullRequest,
            closed: pullRequest,
            dev: "dev",
            prod: "prod",
        });
    });

    it("brings up a stack a pull request, and destroys it when that is closed", () => {
        const { "pull-request": opened, closed } = workflow.jobs;
        assert.equal(opened?.env?.["STACK"], closed?.env?.["STACK"]);
        assert.match(closed?.if ?? "", /action == 'closed'/);
        const last = closed?.steps.map(({ run }) => run) ?? [];
        assert.match(last.join("\n"), /pulumi destroy .*\n.*pulumi stack rm/);
    });

    it("deploys prod after dev, and each as its own environment", () => {
        const { dev, prod } = workflow.jobs;
        assert.deepEqual([dev?.environment, prod?.environment, prod?.needs], ["dev", "prod", "dev"]);
    });

    it("puts nothing of a pull request into a script as text", () => {
        // Source: Security hardening for GitHub Actions, script injections.
        for (const script of runs) assert.doesNotMatch(script, /\$\{\{/);
    });

    it("passes actionlint, where that is installed", function () {
        if (spawnSync("actionlint", ["-version"]).error !== undefined) this.skip();
        const { status, stdout } = spawnSync("actionlint", ["-"], { input: workflowText, encoding: "utf8" });
        assert.equal(status, 0, stdout);
    });
});

describe("the roles of a new project's continuous integration", () => {
    const resources = Object.entries(template.Resources);
    const roles = resources.filter(([, { Type }]) => Type === "AWS::IAM::Role");
    const policies = resources.filter(([, { Type }]) => Type === "AWS::IAM::ManagedPolicy");
    const statementsOf = ({ Properties: { PolicyDocument } }: Resource): Statement[] =>
        (PolicyDocument?.Statement ?? []).map((each) =>
            Array.isArray(each) ? ((each as readonly unknown[])[1] as Statement) : (each as Statement),
        );
    const actionsOf = (resource: Resource) => statementsOf(resource).flatMap(({ Action }) => Action);

    it("are those that the workflow takes, by variables that the template tells the values of", () => {
        const taken = jobs.flatMap(([, { steps }]) => steps.flatMap((step) => step.with?.["role-to-assume"] ?? []));
        const variables = taken.map((text) => /vars\.(\w+)/.exec(typeof text === "string" ? text : "")?.[1]);
        const told = Object.values(template.Outputs).flatMap(
            ({ Description }) => /AWS_\w+/.exec(Description)?.[0] ?? [],
        );
        assert.deepEqual([...new Set(variables)].sort(), told.sort());
    });

    it("trust the jobs that take them alone", () => {
        const subjects = roles.map(([name, { Properties }]) => [
            name,
            Properties.AssumeRolePolicyDocument?.Statement[0]?.Condition?.StringEquals?.[
                "token.actions.githubusercontent.com:sub"
            ],
        ]);
        const pullRequest = "${Subject}:pull_request";
        assert.deepEqual(Object.fromEntries(subjects), {
            PreviewRole: pullRequest,
            PullRequestRole: pullRequest,
            DeployRole: ["${Subject}:environment:dev", "${Subject}:environment:prod"],
        });
    });

    it("are for AWS, and for no other audience", () => {
        for (const [name, { Properties }] of roles)
            assert.equal(
                Properties.AssumeRolePolicyDocument?.Statement[0]?.Condition?.StringEquals?.[
                    "token.actions.githubusercontent.com:aud"
                ],
                "sts.amazonaws.com",
                name,
            );
    });

    it("lets a preview read, and write nothing but the state", () => {
        const [, preview] = roles.find(([name]) => name === "PreviewRole") ?? [];
        assert.deepEqual(preview?.Properties.ManagedPolicyArns, ["Read"]);
        const reading = /:(Describe|Get|List|BatchGet|GET$)/;
        const writing = actionsOf(template.Resources["Read"] as Resource).filter((action) => !reading.test(action));
        assert.deepEqual(writing, ["s3:DeleteObject", "s3:PutObject"]);
    });

    it("may create, change and delete every kind of resource that a stack has", async () => {
        const allowed = new Set(policies.flatMap(([, policy]) => actionsOf(policy)));
        const types = new Set<string>();
        for (const program of programs)
            for (const { type } of (await recorded(program)).registrations)
                if (type.startsWith("aws:")) types.add(type.split(":")[1] ?? "");
        for (const type of types) {
            const missing = needed[type]?.filter((action) => !allowed.has(action)) ?? [];
            assert.deepEqual(missing, [], type);
            const [module = ""] = type.split("/");
            const prefix = prefixes[module] ?? module;
            assert.ok(
                [...allowed].some((action) => action.startsWith(`${prefix}:`) && !/:(Describe|Get|List)/.test(action)),
                `${type}: no action of ${prefix} that writes`,
            );
        }
    });

    it("name each action that writes", () => {
        for (const [name, policy] of policies)
            for (const action of actionsOf(policy))
                if (action.includes("*")) assert.match(action, /:(Describe|Get(Bucket)?|List)\*$/, name);
    });

    it("name actions in their order, and each once", () => {
        for (const [, policy] of policies)
            for (const { Action } of statementsOf(policy))
                if (Array.isArray(Action)) assert.deepEqual(Action, [...new Set(Action)].sort());
    });

    it("pass roles to services, and touch none but the project's", () => {
        const conditions = policies
            .flatMap(([, policy]) => statementsOf(policy))
            .filter(({ Action }) =>
                [Action].flat().some((action) => action.startsWith("iam:") && !/:(Get|List)/.test(action)),
            )
            .map(({ Action, Condition }) => [
                [Action].flat()[0],
                Object.entries(Condition?.StringEquals ?? {}).map(([key, value]) =>
                    Array.isArray(value) ? key : `${key}=${String(value)}`,
                ),
            ]);
        assert.deepEqual(conditions, [
            ["iam:CreateInstanceProfile", ["aws:RequestTag/Project=shop"]],
            ["iam:AddRoleToInstanceProfile", ["aws:ResourceTag/Project=shop"]],
            ["iam:PassRole", ["iam:PassedToService"]],
            ["iam:CreateServiceLinkedRole", []],
        ]);
    });

    it("are within IAM's limits: 6,144 characters a policy, 10 policies a role", () => {
        // Source: IAM and AWS STS quotas, IAM user guide. White space is not counted.
        for (const [name, { Properties }] of policies)
            assert.ok(JSON.stringify(Properties.PolicyDocument).replace(/\s/g, "").length <= 6144, name);
        for (const [name, { Properties }] of roles) assert.ok((Properties.ManagedPolicyArns?.length ?? 0) <= 10, name);
    });

    it("are written without aliases, which CloudFormation does not read", () => {
        assert.doesNotMatch(templateText, /[:-] [&*]\w/);
    });
});
