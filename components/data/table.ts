import * as dynamodb from "@pulumi/aws/dynamodb";
import * as pulumi from "@pulumi/pulumi";
import { keyAttributes, type TableIndexPlan, type TableKeyPlan, type TablePlan } from "../../model/plan/table";
import type { Tags } from "../tags";
import { transformed, type Transform } from "../transform";

/** The arguments of a {@link Table}. */
export interface TableArgs {
    readonly plan: TablePlan;
    /** Whether the table, and with it the items, refuses to be deleted, by Pulumi and by DynamoDB itself. */
    readonly protect: boolean;
    readonly tags: Tags;
    /** Changes to the children's arguments. @default none */
    readonly transform?: { readonly table?: Transform<dynamodb.TableArgs> };
}

/** A DynamoDB table, which is billed by the request and encrypted. */
export class Table extends pulumi.ComponentResource {
    readonly tableName: pulumi.Output<string>;
    readonly tableArn: pulumi.Output<string>;
    /** Where the changes of its items are told; empty for a table without a stream. */
    readonly streamArn: pulumi.Output<string>;

    constructor(name: string, args: TableArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:data:Table", name, {}, opts);
        const { plan, protect, tags, transform = {} } = args;
        const table = new dynamodb.Table(
            name,
            transformed(transform.table, {
                name: plan.name,
                billingMode: "PAY_PER_REQUEST",
                hashKey: plan.partitionKey.name,
                ...(plan.sortKey && { rangeKey: plan.sortKey.name }),
                attributes: keyAttributes(plan).map((key) => ({ name: key.name, type: typeLetter[key.type] })),
                ...(plan.indexes.length > 0 && { globalSecondaryIndexes: plan.indexes.map(indexOf) }),
                ...(plan.expiresAt !== undefined && { ttl: { enabled: true, attributeName: plan.expiresAt } }),
                ...(plan.stream !== undefined && { streamEnabled: true, streamViewType: inCapitals(plan.stream) }),
                // Without a key of one's own, DynamoDB encrypts by one that it owns: said, it would take KMS's for the account.
                ...(plan.key !== undefined && { serverSideEncryption: { enabled: true, kmsKeyArn: plan.key } }),
                pointInTimeRecovery: { enabled: plan.pointInTimeRecovery },
                deletionProtectionEnabled: protect,
                tags,
            }),
            { parent: this, protect },
        );
        this.tableName = table.name;
        this.tableArn = table.arn;
        this.streamArn = table.streamArn;
        this.registerOutputs({ tableName: this.tableName, tableArn: this.tableArn, streamArn: this.streamArn });
    }
}

/** How DynamoDB calls what an attribute holds. */
const typeLetter: Readonly<Record<TableKeyPlan["type"], string>> = { string: "S", number: "N", binary: "B" };

/** How DynamoDB writes it: `NEW_IMAGE`. */
const inCapitals = (word: string): string => word.toUpperCase().replaceAll("-", "_");

const indexOf = ({ name, partitionKey, sortKey, projection }: TableIndexPlan) => ({
    name,
    keySchemas: [
        { attributeName: partitionKey.name, keyType: "HASH" },
        ...(sortKey ? [{ attributeName: sortKey.name, keyType: "RANGE" }] : []),
    ],
    ...(typeof projection === "string"
        ? { projectionType: inCapitals(projection) }
        : { projectionType: "INCLUDE", nonKeyAttributes: [...projection] }),
});
