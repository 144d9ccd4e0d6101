import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { policy, trust, type Statement } from "../policy";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** What {@link declareRoles} takes. */
export interface ServiceRolesArgs {
    readonly accountId: pulumi.Input<string>;
    /** The repositories of ECR that images are pulled from. */
    readonly repositoryArns: readonly pulumi.Input<string>[];
    readonly logGroupArn: pulumi.Input<string>;
    /** The secrets of Secrets Manager that are read when a task starts. */
    readonly secretArns: readonly pulumi.Input<string>[];
    /** The parameters of SSM that are read when a task starts. */
    readonly parameterArns: readonly pulumi.Input<string>[];
    /** The KMS keys that they are encrypted with, where these are not AWS's own. */
    readonly secretKeyArns: readonly string[];
    /** The objects of S3 that environment variables are read from when a task starts. */
    readonly environmentFileArns: readonly string[];
    /** The log group of shell sessions, where ECS Exec is on. */
    readonly execLogGroupArn?: pulumi.Input<string>;
    /** What the service's code may do beside opening shells. @default nothing */
    readonly taskStatements?: readonly Statement[];
    /** The ARNs of roles that are already there, and are used and not changed. @default none */
    readonly existing?: { readonly task?: string; readonly execution?: string };
    readonly tags: Tags;
    /** Changes to the roles' arguments. @default none */
    readonly transform?: {
        readonly taskRole?: Transform<iam.RoleArgs>;
        readonly executionRole?: Transform<iam.RoleArgs>;
    };
}

/** The roles of a service. */
export interface ServiceRoles {
    readonly executionRoleArn: pulumi.Output<string>;
    readonly taskRoleArn: pulumi.Output<string>;
    /** What gives the roles their rights: tasks need them from their first moment to their last. */
    readonly rights: readonly pulumi.Resource[];
}

/**
 * Declares the two roles of a service, but for those that are already there: what ECS may do to start its tasks, and what its code may
 * do. Neither is wider than the service needs.
 */
export function declareRoles(parent: pulumi.Resource, name: string, args: ServiceRolesArgs): ServiceRoles {
    const { transform = {}, tags, existing = {} } = args;
    const assumeRolePolicy = trust("ecs-tasks.amazonaws.com", args.accountId);
    const rights: pulumi.Resource[] = [];
    const give = (to: string, role: iam.Role, statements: readonly Statement[]) => {
        if (statements.length > 0)
            rights.push(new iam.RolePolicy(to, { role: role.id, policy: policy(...statements) }, { parent }));
    };
    const executionRoleArn = () => {
        const role = new iam.Role(
            `${name}-execution`,
            transformed(transform.executionRole, {
                description: `Starts the tasks of ${name}`,
                assumeRolePolicy,
                tags,
            }),
            { parent },
        );
        give(`${name}-execution`, role, executionStatements(args));
        return role.arn;
    };
    const taskRoleArn = () => {
        const role = new iam.Role(
            `${name}-task`,
            transformed(transform.taskRole, { description: `What the code of ${name} may do`, assumeRolePolicy, tags }),
            { parent },
        );
        give(`${name}-task`, role, args.taskStatements ?? []);
        give(`${name}-exec`, role, args.execLogGroupArn === undefined ? [] : execStatements(args.execLogGroupArn));
        return role.arn;
    };
    return {
        executionRoleArn: existing.execution === undefined ? executionRoleArn() : pulumi.output(existing.execution),
        taskRoleArn: existing.task === undefined ? taskRoleArn() : pulumi.output(existing.task),
        rights,
    };
}

function executionStatements({ repositoryArns, logGroupArn, ...args }: ServiceRolesArgs): Statement[] {
    const statements: Statement[] = [
        {
            Sid: "Logs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${logGroupArn}:*`,
        },
    ];
    const [repositoryArn, ...others] = repositoryArns;
    if (repositoryArn !== undefined) {
        statements.push(
            // The call takes no resource. Source: Actions defined by Amazon ECR, service authorization reference.
            { Sid: "Login", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
            {
                Sid: "Pull",
                Effect: "Allow",
                Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resource: others.length === 0 ? repositoryArn : repositoryArns,
            },
        );
    }
    if (args.secretArns.length > 0)
        statements.push({
            Sid: "Secrets",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: args.secretArns,
        });
    if (args.parameterArns.length > 0)
        statements.push({
            Sid: "Parameters",
            Effect: "Allow",
            Action: "ssm:GetParameters",
            Resource: args.parameterArns,
        });
    if (args.secretKeyArns.length > 0)
        statements.push({ Sid: "Keys", Effect: "Allow", Action: "kms:Decrypt", Resource: args.secretKeyArns });
    if (args.environmentFileArns.length > 0) statements.push(...environmentFileStatements(args.environmentFileArns));
    return statements;
}

// Source: Required IAM permissions of environment files, ECS developer guide.
const environmentFileStatements = (arns: readonly string[]): Statement[] => [
    { Sid: "EnvironmentFiles", Effect: "Allow", Action: "s3:GetObject", Resource: arns },
    {
        Sid: "EnvironmentFileBuckets",
        Effect: "Allow",
        Action: "s3:GetBucketLocation",
        Resource: [...new Set(arns.map((arn) => arn.split("/")[0] ?? arn))],
    },
];

// Source: Monitor Amazon ECS containers with ECS Exec, ECS developer guide.
const execStatements = (logGroupArn: pulumi.Input<string>): Statement[] => [
    {
        Sid: "Session",
        Effect: "Allow",
        Action: [
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
        ],
        Resource: "*",
    },
    { Sid: "FindLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    {
        Sid: "WriteLog",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
];
