import * as pulumi from "@pulumi/pulumi";
import type { AwsSettings } from "../program/aws-settings";

/** How AWS is asked beside the provider: with the credentials that the stack's configuration gives to the provider, or the shell's. */
export function providerSettings(region: string): AwsSettings {
    const config = new pulumi.Config("aws");
    const profile = config.get("profile");
    const accessKeyId = config.get("accessKey");
    const secretAccessKey = config.get("secretKey");
    const sessionToken = config.get("token");
    return {
        region,
        ...(profile !== undefined && { profile }),
        ...(accessKeyId !== undefined &&
            secretAccessKey !== undefined && {
                credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
            }),
    };
}
