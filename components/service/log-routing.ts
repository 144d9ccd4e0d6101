import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../model/aws/partition";
import type { LogDestination } from "../../model/plan/logging";
import type { Statement } from "../policy";

/**
 * The options of Fluent Bit's output for a destination.
 * Source: Amazon Kinesis Data Firehose, Amazon S3 and HTTP, outputs in the Fluent Bit manual.
 */
export function outputOptions(destination: LogDestination, region: string): Record<string, string> {
    if (destination.kind === "firehose")
        return { Name: "kinesis_firehose", region, delivery_stream: destination.stream };
    if (destination.kind === "s3")
        return {
            Name: "s3",
            region,
            bucket: destination.bucket,
            s3_key_format: `/${destination.prefix}/$TAG/%Y/%m/%d/%H-%M-%S-$UUID`,
            total_file_size: "16M",
            upload_timeout: "1m",
            use_put_object: "On",
        };
    return {
        Name: "http",
        Host: destination.host,
        Port: "443",
        URI: destination.path,
        Format: "json_lines",
        tls: "On",
    };
}

/** What the log router may do, as its task's role: put logs where they go, and nothing else. */
export function routingStatements(
    destination: LogDestination | undefined,
    region: string,
    accountId: pulumi.Input<string>,
): Statement[] {
    const partition = partitionOf(region);
    if (destination?.kind === "firehose")
        return [
            {
                Sid: "RouteLogs",
                Effect: "Allow",
                Action: "firehose:PutRecordBatch",
                Resource: pulumi.interpolate`arn:${partition}:firehose:${region}:${accountId}:deliverystream/${destination.stream}`,
            },
        ];
    if (destination?.kind === "s3")
        return [
            {
                Sid: "RouteLogs",
                Effect: "Allow",
                Action: "s3:PutObject",
                Resource: `arn:${partition}:s3:::${destination.bucket}/${destination.prefix}/*`,
            },
        ];
    return [];
}
