import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { rotationDays, type DatabasePlan } from "../../model/plan/database";
import { policy, trust, type Statement } from "../policy";
import { declareHttpsEgress } from "../https-egress";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";
import { rotationCode } from "./rotation/bundle";

/** The arguments of a {@link CredentialRotation}. */
export interface CredentialRotationArgs {
    readonly plan: DatabasePlan;
    readonly accountId: pulumi.Input<string>;
    readonly vpcId: pulumi.Input<string>;
    /** The subnets of the function, from which it reaches Secrets Manager. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The host name of the database. */
    readonly host: pulumi.Input<string>;
    /** What tells this database from one that took its place. */
    readonly databaseId: pulumi.Input<string>;
    /** The security group of the database. */
    readonly databaseSecurityGroupId: pulumi.Input<string>;
    /** The secret with the master's password, which RDS keeps. */
    readonly masterSecretArn: pulumi.Input<string>;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: {
        readonly secret?: Transform<secretsmanager.SecretArgs>;
        readonly rotation?: Transform<secretsmanager.SecretRotationArgs>;
        readonly function?: Transform<lambda.FunctionArgs>;
        readonly functionRole?: Transform<iam.RoleArgs>;
        readonly functionLogGroup?: Transform<cloudwatch.LogGroupArgs>;
        readonly functionSecurityGroup?: Transform<ec2.SecurityGroupArgs>;
    };
}

/** How long a secret can be restored after it was deleted, in days. Source: DeleteSecret, Secrets Manager API reference. */
const recoveryDays = 30;

/** A minute is ample: a step signs in once or twice. */
const timeoutSeconds = 60;

/**
 * The user that a service signs in to its database with: a secret, and a function that makes the user in the database,
 * and gives it another password every 30 days. No password is in the program, its state or its logs.
 */
export class CredentialRotation extends pulumi.ComponentResource {
    /** The secret with the user and its password. */
    readonly secretArn: pulumi.Output<string>;
    /** What there must be before a task can sign in. */
    readonly usable: readonly pulumi.Resource[];

    constructor(name: string, args: CredentialRotationArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:data:CredentialRotation", name, {}, opts);
        const { plan, tags, transform = {} } = args;
        const child = { parent: this };
        const secret = new secretsmanager.Secret(
            name,
            transformed(transform.secret, {
                description: `User and password of ${name} for ${plan.identifier}`,
                recoveryWindowInDays: plan.retained ? recoveryDays : 0,
                tags,
            }),
            child,
        );
        const { rotate, ready } = this.declareFunction(name, args, secret);
        const permission = new lambda.Permission(
            name,
            {
                function: rotate.name,
                action: "lambda:InvokeFunction",
                principal: "secretsmanager.amazonaws.com",
                sourceArn: secret.arn,
                sourceAccount: args.accountId,
            },
            child,
        );
        // It makes the user, which Secrets Manager would do some time later: tasks that start before would find no password.
        const first = new lambda.Invocation(
            name,
            {
                functionName: rotate.name,
                input: JSON.stringify({ Step: "initialize" }),
                triggers: { database: args.databaseId, secret: secret.arn },
            },
            { ...child, dependsOn: ready },
        );
        new secretsmanager.SecretRotation(
            name,
            transformed(transform.rotation, {
                secretId: secret.id,
                rotationLambdaArn: rotate.arn,
                rotateImmediately: false,
                rotationRules: { automaticallyAfterDays: rotationDays },
            }),
            { ...child, dependsOn: [permission, first] },
        );
        this.secretArn = secret.arn;
        this.usable = [first];
        this.registerOutputs({ secretArn: this.secretArn });
    }

    private declareFunction(name: string, args: CredentialRotationArgs, secret: secretsmanager.Secret) {
        const { plan, tags, transform = {} } = args;
        const child = { parent: this };
        const functionName = `${name}-rotation`;
        const group = new ec2.SecurityGroup(
            functionName,
            transformed(transform.functionSecurityGroup, {
                vpcId: args.vpcId,
                description: `Rotation of the password of ${name}`,
                tags: { ...tags, Name: functionName },
            }),
            child,
        );
        const query = { ipProtocol: "tcp", fromPort: plan.port, toPort: plan.port, tags };
        const ways = [
            declareHttpsEgress(this, `${functionName}-https`, {
                securityGroupId: group.id,
                description: "Secrets Manager",
                tags,
            }),
            new vpc.SecurityGroupEgressRule(
                functionName,
                {
                    ...query,
                    securityGroupId: group.id,
                    referencedSecurityGroupId: args.databaseSecurityGroupId,
                    description: `Queries to the database of ${name}`,
                },
                child,
            ),
            new vpc.SecurityGroupIngressRule(
                functionName,
                {
                    ...query,
                    securityGroupId: args.databaseSecurityGroupId,
                    referencedSecurityGroupId: group.id,
                    description: "Rotation of the password",
                },
                child,
            ),
        ];
        const logs = new cloudwatch.LogGroup(
            functionName,
            transformed(transform.functionLogGroup, {
                name: plan.rotationLogGroup,
                retentionInDays: plan.logRetentionDays,
                tags,
            }),
            child,
        );
        const role = new iam.Role(
            functionName,
            transformed(transform.functionRole, {
                description: `Rotates the password of ${name}`,
                assumeRolePolicy: trust("lambda.amazonaws.com"),
                tags,
            }),
            child,
        );
        const rights = new iam.RolePolicy(
            functionName,
            { role: role.id, policy: policy(...rotationStatements(secret.arn, args.masterSecretArn, logs.arn)) },
            child,
        );
        const rotate = new lambda.Function(
            functionName,
            transformed(transform.function, {
                description: `Rotates the password of ${name}`,
                role: role.arn,
                runtime: "nodejs22.x",
                architectures: ["arm64"],
                handler: "index.handler",
                code: rotationCode(),
                timeout: timeoutSeconds,
                memorySize: 256,
                vpcConfig: { subnetIds: args.subnetIds, securityGroupIds: [group.id] },
                environment: {
                    variables: {
                        SECRET_ARN: secret.arn,
                        MASTER_SECRET_ARN: args.masterSecretArn,
                        DB_HOST: args.host,
                        DB_PORT: String(plan.port),
                        DB_NAME: plan.databaseName,
                    },
                },
                loggingConfig: { logFormat: "JSON", logGroup: logs.name },
                tags,
            }),
            { ...child, dependsOn: [rights] },
        );
        return { rotate, ready: ways };
    }
}

const rotationStatements = (
    secretArn: pulumi.Input<string>,
    masterSecretArn: pulumi.Input<string>,
    logGroupArn: pulumi.Input<string>,
): Statement[] => [
    {
        Sid: "Logs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    {
        Sid: "Rotate",
        Effect: "Allow",
        Action: [
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
        ],
        Resource: secretArn,
    },
    { Sid: "SignInAsMaster", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: masterSecretArn },
    {
        Sid: "JoinNetwork",
        Effect: "Allow",
        Action: [
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses",
        ],
        // Lambda asks for them on every resource. Source: Giving Lambda functions access to resources in an Amazon VPC, Lambda developer guide.
        Resource: "*",
    },
];
