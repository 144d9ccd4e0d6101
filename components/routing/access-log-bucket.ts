import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { policy, tlsOnly } from "../policy";
import type { Tags } from "../tags";

/** The arguments of an {@link AccessLogBucket}. */
export interface AccessLogBucketArgs {
    /** How long log files are kept, in days. */
    readonly retentionDays: number;
    /** Whether the bucket refuses to be deleted, and to be emptied by a deletion. */
    readonly protect: boolean;
    readonly tags: Tags;
}

/** A private bucket that a load balancer writes its access logs to. It is encrypted with SSE-S3: an ALB can't write to SSE-KMS. */
export class AccessLogBucket extends pulumi.ComponentResource {
    readonly bucketName: pulumi.Output<string>;

    constructor(name: string, args: AccessLogBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        super("flotilla:routing:AccessLogBucket", name, {}, opts);
        const bucket = new s3.Bucket(
            name,
            { forceDestroy: !args.protect, tags: args.tags },
            { parent: this, protect: args.protect },
        );
        const of = { bucket: bucket.id };
        const child = { parent: this };
        const closed = new s3.BucketPublicAccessBlock(
            name,
            {
                ...of,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            child,
        );
        new s3.BucketOwnershipControls(name, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } }, child);
        new s3.BucketServerSideEncryptionConfiguration(
            name,
            { ...of, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
            child,
        );
        new s3.BucketLifecycleConfiguration(
            name,
            {
                ...of,
                rules: [
                    {
                        id: "expire",
                        status: "Enabled",
                        filter: { prefix: "" },
                        expiration: { days: args.retentionDays },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                    },
                ],
            },
            child,
        );
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
        new s3.BucketPolicy(
            name,
            {
                ...of,
                policy: policy(
                    {
                        Sid: "LogDelivery",
                        Effect: "Allow",
                        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                        Action: "s3:PutObject",
                        Resource: pulumi.interpolate`${bucket.arn}/*`,
                    },
                    tlsOnly("s3:*", [bucket.arn, pulumi.interpolate`${bucket.arn}/*`]),
                ),
            },
            { ...child, dependsOn: [closed] },
        );
        this.bucketName = bucket.id;
        this.registerOutputs({ bucketName: this.bucketName });
    }
}
