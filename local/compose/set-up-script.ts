import { keyAttributes, keysOf, type TablePlan } from "../../model/plan/table";
import { busSubscriptions, topicSubscriptions } from "../../model/plan/events";
import type { FunctionPlan } from "../../model/plan/function";
import type { Plan } from "../../model/plan/plan";
import type { QueuePlan } from "../../model/plan/queue";
import type { ServicePlan } from "../../model/plan/service";
import { linkVariables } from "../../model/plan/link-variables";
import type { TopicPlan } from "../../model/plan/topic";

/** The account of an emulated AWS whose callers name none. */
export const accountId = "000000000000";

/** The password of everything here that has one: nothing of it is reached from elsewhere. */
export const password = "local";

/** The name of the secret with a service's login, by which it is found as by its ARN. */
export const loginSecret = (service: string): string => `${service}-login`;

/**
 * Makes something that may be there already: the script runs again whenever the containers are brought up again, be it that
 * one of them has changed. What else goes wrong ends it.
 */
const make = [
    "make() {",
    '    said=$("$@" 2>&1) && return',
    "    case $said in",
    "        *[Aa]lready* | *ResourceExists* | *NameExists* | *ResourceInUse* | *ResourceConflict*) ;;",
    "        *) printf '%s\\n' \"$said\" >&2 && exit 1 ;;",
    "    esac",
    "}",
];

/** A word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const json = (value: unknown): string => quoted(JSON.stringify(value));

const letter = { string: "S", number: "N", binary: "B" } as const;

const keySchema = (keys: Pick<TablePlan, "partitionKey" | "sortKey">) =>
    keysOf(keys).map(({ name }, index) => ({ AttributeName: name, KeyType: index === 0 ? "HASH" : "RANGE" }));

function tableLines(table: TablePlan): string[] {
    const { name, indexes, expiresAt, stream } = table;
    const input = {
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: keySchema(table),
        AttributeDefinitions: keyAttributes(table).map((key) => ({
            AttributeName: key.name,
            AttributeType: letter[key.type],
        })),
        ...(indexes.length > 0 && {
            GlobalSecondaryIndexes: indexes.map((index) => ({
                IndexName: index.name,
                KeySchema: keySchema(index),
                Projection:
                    typeof index.projection === "string"
                        ? { ProjectionType: index.projection.toUpperCase().replaceAll("-", "_") }
                        : { ProjectionType: "INCLUDE", NonKeyAttributes: index.projection },
            })),
        }),
        ...(stream !== undefined && {
            StreamSpecification: { StreamEnabled: true, StreamViewType: stream.toUpperCase().replaceAll("-", "_") },
        }),
    };
    const ttl = { Enabled: true, AttributeName: expiresAt };
    return [
        `make aws dynamodb create-table --cli-input-json ${json(input)}`,
        ...(expiresAt === undefined
            ? []
            : [
                  `make aws dynamodb update-time-to-live --table-name ${quoted(name)} --time-to-live-specification ${json(ttl)}`,
              ]),
    ];
}

const queueArn = (region: string, name: string): string => `arn:aws:sqs:${region}:${accountId}:${name}`;

const secondsPerDay = 86_400;

function queueLines(queue: QueuePlan, region: string): string[] {
    const kind = queue.fifo ? { FifoQueue: "true", ContentBasedDeduplication: "true" } : {};
    const deadLetterTargetArn = queueArn(region, queue.deadLetterName);
    const attributes = {
        ...kind,
        VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
        MessageRetentionPeriod: String(queue.retentionDays * secondsPerDay),
        ReceiveMessageWaitTimeSeconds: "20",
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: queue.maxReceives }),
    };
    return [
        `make aws sqs create-queue --queue-name ${quoted(queue.deadLetterName)} --attributes ${json(kind)}`,
        `make aws sqs create-queue --queue-name ${quoted(queue.name)} --attributes ${json(attributes)}`,
    ];
}

const topicArn = (region: string, name: string): string => `arn:aws:sns:${region}:${accountId}:${name}`;

/** The ARNs of topics, by the events that they carry. */
export const topicArns = (topics: readonly TopicPlan[], region: string): Record<string, string> =>
    Object.fromEntries(topics.map(({ event, name }) => [event, topicArn(region, name)]));

type Subscriber = Pick<ServicePlan, "eventDeadLetterName" | "queue" | "subscribes">;

function subscriptionLines(
    { queue, subscribes, eventDeadLetterName }: Subscriber,
    bus: string | undefined,
    region: string,
): string[] {
    if (queue === undefined || eventDeadLetterName === undefined) return [];
    const target = {
        Id: "queue",
        Arn: queueArn(region, queue.name),
        DeadLetterConfig: { Arn: queueArn(region, eventDeadLetterName) },
    };
    const byBus = bus === undefined ? [] : busSubscriptions(subscribes).map((each) => ({ ...each, bus }));
    const redrive = JSON.stringify({ deadLetterTargetArn: target.DeadLetterConfig.Arn });
    return [
        `make aws sqs create-queue --queue-name ${quoted(eventDeadLetterName)}`,
        ...byBus.flatMap(({ ruleName, pattern, bus: name }) => [
            `aws events put-rule --event-bus-name ${quoted(name)} --name ${quoted(ruleName)} --event-pattern ${quoted(pattern)}`,
            `aws events put-targets --event-bus-name ${quoted(name)} --rule ${quoted(ruleName)} --targets ${json([target])}`,
        ]),
        ...topicSubscriptions(subscribes).map(({ topicName, filterPolicy }) => {
            const attributes = {
                RawMessageDelivery: "true",
                RedrivePolicy: redrive,
                ...(filterPolicy !== undefined && { FilterPolicy: filterPolicy, FilterPolicyScope: "MessageBody" }),
            };
            return `aws sns subscribe --topic-arn ${quoted(topicArn(region, topicName))} --protocol sqs --notification-endpoint ${quoted(target.Arn)} --attributes ${json(attributes)}`;
        }),
    ];
}

function functionLines(
    plan: FunctionPlan,
    { region, events, topics }: Pick<Plan, "events" | "region" | "topics">,
): string[] {
    const { name, functionName, queue, table, batch } = plan;
    const variables = {
        AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
        ...linkVariables(plan, {
            table: table && { name: table.name, streamArn: "" },
            busName: events?.busName,
            topics: topicArns(topics, region),
        }),
        ...plan.environment,
    };
    const code = `--zip-file ${quoted(`fileb:///functions/${name}.zip`)}`;
    const size = `--memory-size ${plan.memoryMiB} --timeout ${plan.timeoutSeconds}`;
    const how = `--runtime nodejs22.x --handler ${quoted(`index.${plan.export}`)} --role arn:aws:iam::${accountId}:role/function`;
    return [
        `make aws lambda create-function --function-name ${quoted(functionName)} ${how} ${size} --environment ${json({ Variables: variables })} ${code}`,
        `aws lambda wait function-active-v2 --function-name ${quoted(functionName)}`,
        // One that was there runs what is bundled now.
        `aws lambda update-function-code --function-name ${quoted(functionName)} ${code}`,
        ...(queue === undefined
            ? []
            : [
                  `make aws lambda create-event-source-mapping --function-name ${quoted(functionName)} --event-source-arn ${quoted(queueArn(region, queue.name))} --batch-size ${batch.size} --function-response-types ReportBatchItemFailures`,
              ]),
    ];
}

const emailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A script of the AWS CLI that makes on an emulated AWS what services and functions have there. */
export function setUpScript(plan: Pick<Plan, "events" | "functions" | "region" | "services" | "topics">): string {
    const { services, functions, events, topics, region } = plan;
    const owners = [...services, ...functions];
    const senders = owners
        .flatMap(({ environment }) => Object.values(environment))
        .filter((value) => emailAddress.test(value));
    const lines = [
        ...(events === undefined ? [] : [`make aws events create-event-bus --name ${quoted(events.busName)}`]),
        ...owners.flatMap(({ table, queue }) => [
            ...(table === undefined ? [] : tableLines(table)),
            ...(queue === undefined ? [] : queueLines(queue, region)),
        ]),
        ...topics.map(({ name }) => `make aws sns create-topic --name ${quoted(name)}`),
        ...owners.flatMap((owner) => subscriptionLines(owner, events?.busName, region)),
        ...services.flatMap(({ name, database }) =>
            database === undefined
                ? []
                : [
                      `make aws secretsmanager create-secret --name ${quoted(loginSecret(name))} --secret-string ${json({ username: userOf(name), password })}`,
                  ],
        ),
        ...[...new Set(senders)].map(
            (address) => `make aws sesv2 create-email-identity --email-identity ${quoted(address)}`,
        ),
        ...functions.flatMap((each) => functionLines(each, plan)),
    ];
    // What the CLI answers is of no use; what it complains of is.
    return ["set -eu", "export AWS_PAGER=", "exec > /dev/null", ...make, ...lines, ""].join("\n");
}

/** The user of a service's database. */
export const userOf = (service: string): string => service.replaceAll("-", "_");
