import * as pulumi from "@pulumi/pulumi";
import type { TablePlan } from "../../model/plan/table";
import type { Statement } from "../policy";

/** Where the table of a service is. */
export interface TableAddress {
    readonly tableName: pulumi.Input<string>;
    readonly tableArn: pulumi.Input<string>;
    /** Empty for a table without a stream. */
    readonly streamArn: pulumi.Input<string>;
}

/** What a service's code may do with items, in transactions too. Source: Actions defined by Amazon DynamoDB, service authorization reference. */
const itemActions = [
    "dynamodb:BatchGetItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:UpdateItem",
];

/** What a service's code may do: work on the items of its own table, find them by its indexes, and read its stream. */
export function tableStatements(
    plan: TablePlan | undefined,
    address: TableAddress | undefined,
    region: string,
): Statement[] {
    if (plan === undefined || address === undefined) return [];
    const { tableArn, streamArn } = address;
    const scan = plan.scan ? ["dynamodb:Scan"] : [];
    const indexes = plan.indexes.map(({ name }) => pulumi.interpolate`${tableArn}/index/${name}`);
    return [
        { Sid: "Items", Effect: "Allow", Action: [...itemActions, ...scan].sort(), Resource: tableArn },
        ...(indexes.length === 0
            ? []
            : [
                  {
                      Sid: "Indexes",
                      Effect: "Allow" as const,
                      Action: ["dynamodb:Query", ...scan],
                      Resource: indexes,
                  },
              ]),
        ...(plan.stream === undefined
            ? []
            : [
                  {
                      Sid: "Stream",
                      Effect: "Allow" as const,
                      Action: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
                      Resource: streamArn,
                  },
              ]),
        ...(plan.key === undefined ? [] : [keyStatement(plan.key, region)]),
    ];
}

/**
 * With a key of one's own, DynamoDB asks whether who calls it may use the key too; through DynamoDB alone.
 * Source: Using a customer managed key, DynamoDB developer guide: authorizing use of your customer managed key.
 */
const keyStatement = (key: string, region: string): Statement => ({
    Sid: "TableKey",
    Effect: "Allow",
    Action: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
    ],
    Resource: key,
    Condition: { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } },
});
