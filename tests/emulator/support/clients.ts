import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";

/** Where an emulated AWS answers. */
export interface Place {
    readonly endpoint: string;
    readonly region: string;
}

/** Clients of the AWS SDK, to read back what was created without asking Pulumi. */
export function clients({ endpoint, region }: Place) {
    const settings = { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
    return {
        autoScaling: new AutoScalingClient(settings),
        ec2: new EC2Client(settings),
        ecr: new ECRClient(settings),
        ecs: new ECSClient(settings),
        iam: new IAMClient(settings),
        loadBalancing: new ElasticLoadBalancingV2Client(settings),
        logs: new CloudWatchLogsClient(settings),
        // A bucket's own host name is none that this machine finds.
        s3: new S3Client({ ...settings, forcePathStyle: true }),
        scaling: new ApplicationAutoScalingClient(settings),
    };
}

/** The clients of one emulated AWS. */
export type Clients = ReturnType<typeof clients>;
