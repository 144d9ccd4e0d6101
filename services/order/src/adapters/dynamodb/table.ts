import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The service's table, in which the partition of an order holds all that there is of it. */
export interface Table {
    readonly client: DynamoDBDocumentClient;
    readonly name: string;
}

/** The sort keys of an order's partition. */
export const records = {
    event: (sequence: number): string => `event#${String(sequence).padStart(10, "0")}`,
    lastEvent: "event#9999999999",
    snapshot: "snapshot",
    /** There as long as the order is open. */
    saga: "saga",
    view: "view",
} as const;

/** The table's indexes. The last two hold what is open and nothing else: an item leaves one with its partition key. */
export const indexes = {
    byUser: "by-user",
    openSagas: "open-sagas",
    unpublished: "unpublished",
} as const;

/** The one partition of an index of what is open, which is read whole, oldest first. */
export const open = "open";
