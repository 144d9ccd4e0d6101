import { DynamoDBClient, DynamoDBServiceException, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Unavailable } from "@flotilla/chassis";

/** What DynamoDB answers where a request is not as it must be; anything else, and no answer, may be better the next time. */
const isRefusal = (error: unknown): boolean =>
    error instanceof DynamoDBServiceException && error.$fault === "client" && error.$retryable === undefined;

/** A client of DynamoDB whose failures are told to callers as those of every other dependency. */
export function createDynamoDb(config: DynamoDBClientConfig): DynamoDBDocumentClient {
    const client = new DynamoDBClient(config);
    client.middlewareStack.add(
        (next) => async (request) => {
            try {
                return await next(request);
            } catch (error) {
                throw isRefusal(error) ? error : new Unavailable("table", "does not answer", { cause: error });
            }
        },
        { step: "initialize", name: "tellUnavailable" },
    );
    return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
