import * as pulumi from "@pulumi/pulumi";
import { endpointsOf, type AwsSettings } from "../program/aws-settings";

/**
 * How AWS is asked beside the provider: where and as whom the stack's configuration says that the provider asks. What is
 * not there, the SDK finds in the environment, as the provider does: `AWS_ENDPOINT_URL`, `AWS_PROFILE`, an instance's role.
 * @param region that of the plan, where the configuration names none
 */
export function providerSettings(region: string): AwsSettings {
    const config = new pulumi.Config("aws");
    const profile = config.get("profile");
    const accessKeyId = config.get("accessKey");
    const secretAccessKey = config.get("secretKey");
    const sessionToken = config.get("token");
    return {
        region: config.get("region") ?? region,
        ...endpointsOf(config.getObject("endpoints")),
        ...(profile !== undefined && { profile }),
        ...(accessKeyId !== undefined &&
            secretAccessKey !== undefined && {
                credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
            }),
    };
}
