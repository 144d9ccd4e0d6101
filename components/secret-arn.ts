import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../model/aws/partition";

/** The ARN of a secret that the configuration names by ARN or, in SSM, by the parameter's name. */
export function secretArn(source: string, region: string, accountId: pulumi.Input<string>): pulumi.Output<string> {
    return source.startsWith("arn:")
        ? pulumi.output(source)
        : pulumi.interpolate`arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter/${source.replace(/^\//, "")}`;
}

/** A secret without the JSON key and version that may follow its ARN in a task definition: rights are given on the whole secret. */
export const withoutKey = (source: string): string => source.split(":").slice(0, 7).join(":");

/** Whether a secret is of Secrets Manager, and not a parameter of SSM. */
export const isOfSecretsManager = (source: string): boolean => source.split(":")[2] === "secretsmanager";
