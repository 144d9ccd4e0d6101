import type { ECSClient, ECSClientConfig } from "@aws-sdk/client-ecs";
import * as pulumi from "@pulumi/pulumi";
import { providerSettings } from "../../provider-settings";

/** How long an answer may take, in milliseconds, and how often a question is asked: an update must not hang on it. */
const patience = { connectionTimeout: 3000, requestTimeout: 5000, attempts: 2 } as const;

/** An entry of `aws:endpoints`, by service. */
type Endpoints = Readonly<Record<string, string>>;

/**
 * What the AWS provider is configured with in the stack file, as far as it names where ECS answers and who asks. What is
 * not there, the SDK finds in the environment, as the provider does: `AWS_ENDPOINT_URL`, `AWS_PROFILE`, an instance's role.
 */
function ecsSettings(region: string): ECSClientConfig {
    const aws = new pulumi.Config("aws");
    const endpoint = aws.getObject<readonly Endpoints[]>("endpoints")?.find(({ ecs }) => ecs !== undefined)?.["ecs"];
    return {
        ...providerSettings(aws.get("region") ?? region),
        maxAttempts: patience.attempts,
        requestHandler: { ...patience },
        ...(endpoint !== undefined && { endpoint }),
    };
}

/** Keeps the SDK from writing into the update's output that Node 20, which Pulumi and this package support, is about to be too old for it. */
const noVersionWarning = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

/** A client of ECS that asks where and as whom the AWS provider of the stack file does. Loaded when it is first needed. */
export async function ecsClient(region: string): Promise<ECSClient> {
    process.env[noVersionWarning] ??= "true";
    const { ECSClient: Client } = await import("@aws-sdk/client-ecs");
    return new Client(ecsSettings(region));
}
