import * as pulumi from "@pulumi/pulumi";
import { secretVariable } from "../../model/plan/function";
import { permissionStatements } from "../permission-statements";
import type { Statement } from "../policy";
import { secretArn } from "../secret-arn";
import { publishStatements, topicStatements } from "../service/event-access";
import { queueStatements } from "../service/queue-access";
import { tableStatements } from "../service/table-access";
import { spanStatement } from "../tracing-statements";
import type { LambdaFunctionArgs } from "./lambda-function";

type SecretSources = Pick<LambdaFunctionArgs, "plan" | "region" | "accountId">;

/** The environment variables that tell a function where its secrets are. */
export const secretVariables = ({ plan, region, accountId }: SecretSources): Record<string, pulumi.Input<string>> =>
    Object.fromEntries(
        Object.entries(plan.secrets).map(([name, source]) => [
            secretVariable(name),
            secretArn(source, region, accountId),
        ]),
    );

const isInSecretsManager = (source: string): boolean => source.split(":")[2] === "secretsmanager";

/** What a function may do with its secrets: read them, and nothing else. */
function secretStatements({ plan, region, accountId }: SecretSources): Statement[] {
    const sources = [...new Set(Object.values(plan.secrets))];
    const read = (Sid: string, Action: string, of: readonly string[]): Statement[] =>
        of.length === 0
            ? []
            : [{ Sid, Effect: "Allow", Action, Resource: of.map((each) => secretArn(each, region, accountId)) }];
    return [
        ...read("Secrets", "secretsmanager:GetSecretValue", sources.filter(isInSecretsManager)),
        ...read(
            "Parameters",
            "ssm:GetParameter",
            sources.filter((source) => !isInSecretsManager(source)),
        ),
        ...(plan.secretKeys.length === 0
            ? []
            : [{ Sid: "Keys", Effect: "Allow" as const, Action: "kms:Decrypt", Resource: plan.secretKeys }]),
    ];
}

/**
 * What a function may do: write its log, take the events of its queue, and what its options give it.
 * @param deadLetterArn where Lambda writes down, as the function, which of its runs at fixed times it gave up, if it has such
 */
export function functionStatements(
    args: LambdaFunctionArgs,
    logGroupArn: pulumi.Input<string>,
    deadLetterArn?: pulumi.Input<string>,
): readonly [Statement, ...Statement[]] {
    const { plan, region, queue } = args;
    return [
        {
            Sid: "Logs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${logGroupArn}:*`,
        },
        ...(queue === undefined ? [] : queueStatements({ own: queue, sends: {} })),
        ...(deadLetterArn === undefined
            ? []
            : [
                  {
                      Sid: "FailedRuns",
                      Effect: "Allow" as const,
                      Action: "sqs:SendMessage",
                      Resource: deadLetterArn,
                  },
              ]),
        ...tableStatements(plan.table, args.table, region),
        ...publishStatements(plan, args.eventBus),
        ...topicStatements(plan, args.topics, region),
        ...secretStatements(args),
        ...(plan.tracing === undefined ? [] : [spanStatement]),
        ...permissionStatements(plan.permissions, args.accountId),
    ];
}
