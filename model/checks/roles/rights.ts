import { planPublishes } from "../../plan/events";
import { planPublishedTopics } from "../../plan/topic";
import { listed } from "../../words";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) => {
    const { roles, queue, sends, table, database, eventBuses, volumes, logging, permissions } = service;
    if (roles?.task === undefined) return [];
    const [onBus, topics] = [planPublishes(service), planPublishedTopics(service)];
    const needs = [
        ...(queue === undefined ? [] : ["receive and delete the messages of its queue"]),
        ...sends.map((service) => `send messages to the queue of ${service}`),
        ...(table === undefined ? [] : ["read and write the items of its table (dynamodb:*Item, dynamodb:Query)"]),
        ...(table?.stream === undefined ? [] : ["read the stream of its table (dynamodb:GetRecords)"]),
        ...(onBus.length === 0 ? [] : [`put ${listed(onBus)} on the environment's event bus (events:PutEvents)`]),
        ...(topics.length === 0
            ? []
            : [
                  `publish ${listed(topics.map(({ event }) => event))} to their topics (sns:Publish), with their key (kms:Decrypt and kms:GenerateDataKey)`,
              ]),
        ...(database === undefined
            ? []
            : ["read the user and password of its database again (secretsmanager:GetSecretValue)"]),
        ...eventBuses.map((bus) => `put events on ${bus} (events:PutEvents)`),
        ...Object.entries(volumes).flatMap(([name, { efs, readOnly }]) =>
            efs === undefined
                ? []
                : [`mount the volume ${name} (elasticfilesystem:ClientMount${readOnly ? "" : " and ClientWrite"})`],
        ),
        ...(logging?.firelens.firehose === undefined
            ? []
            : [`put logs on ${logging.firelens.firehose} (firehose:PutRecordBatch)`]),
        ...(logging?.firelens.s3 === undefined ? [] : [`put logs into ${logging.firelens.s3.bucket} (s3:PutObject)`]),
        ...permissions.map(({ actions }) => `do what permissions say (${actions.join(", ")})`),
        ...(configuration.environment.exec ? ["open the channels of ECS Exec (ssmmessages:*Channel)"] : []),
    ];
    return needs.length === 0
        ? []
        : [
              finding(
                  at("roles", "task"),
                  `is not changed, so it must already be able to ${needs.join(", and to ")}`,
                  "see to that where the role is made, or remove it for a role with just these rights",
              ),
          ];
});

/** The rule `roles/rights`. */
export const rolesRights: Rule = {
    id: "roles/rights",
    severity: "warning",
    what: "A task role that is already there has the rights that the service's links need.",
    why: "A role that is there is used and never changed. Without a right, a task starts well and is refused at its first call.",
    remedy: "Give the role the rights where it is made, or leave it to the service's own.",
    source: "Task IAM role, Amazon ECS developer guide.",
    check,
};
