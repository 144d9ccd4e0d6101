/**
 * What every client of the AWS SDK is made with. Region, credentials and `AWS_ENDPOINT_URL` it finds in the environment.
 * A task has no time to lose on the SDK's default of no limit for an answer.
 */
export const awsClientDefaults = () => ({
    maxAttempts: 3,
    retryMode: "standard" as const,
    // Without the last, a request that takes too long is only warned of.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
});
