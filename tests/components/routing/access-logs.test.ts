import assert from "node:assert/strict";
import { deployLoadBalancer, tags } from "./deploy-load-balancer";

const accessLogs = async (section: object) => {
    const recording = await deployLoadBalancer({ accessLogs: section });
    return recording.only("lb/loadBalancer:LoadBalancer").inputs["accessLogs"];
};

describe("access logs", () => {
    it("are off by default", async () => {
        const recording = await deployLoadBalancer();
        assert.equal(recording.only("lb/loadBalancer:LoadBalancer").inputs["accessLogs"], undefined);
    });

    it("go to a bucket that is made for them", async () => {
        assert.deepEqual(await accessLogs({}), { enabled: true, bucket: "shop-dev-logs-id" });
    });

    it("go to a bucket that is given, under a prefix", async () => {
        assert.deepEqual(await accessLogs({ bucket: "logs-of-all", prefix: "shop" }), {
            enabled: true,
            bucket: "logs-of-all",
            prefix: "shop",
        });
    });

    for (const section of [{}, { accessLogs: { bucket: "logs-of-all" } }]) {
        it(`need no bucket of ours with ${JSON.stringify(section)}`, async () => {
            assert.deepEqual((await deployLoadBalancer(section)).all("s3/bucket:Bucket"), []);
        });
    }

    it("are turned on after AWS may write them", async () => {
        const recording = await deployLoadBalancer({ accessLogs: {} });
        const reached = recording.reach(recording.only("lb/loadBalancer:LoadBalancer"));
        assert.ok(reached.has(recording.only("BucketPolicy")));
    });
});

describe("the bucket of the access logs", () => {
    const bucket = (over: object = {}, environment?: Record<string, unknown>) =>
        deployLoadBalancer({ accessLogs: over }, environment);

    it("is emptied and deleted with an environment that is not protected", async () => {
        const { inputs, protect } = (await bucket()).only("s3/bucket:Bucket");
        assert.deepEqual({ inputs, protect }, { inputs: { forceDestroy: true, tags }, protect: false });
    });

    it("refuses to be deleted in one that is", async () => {
        const { inputs, protect } = (await bucket({}, { class: "production" })).only("s3/bucket:Bucket");
        assert.deepEqual({ inputs, protect }, { inputs: { forceDestroy: false, tags }, protect: true });
    });

    it("lets the load balancers write, and nobody speak without TLS", async () => {
        const { inputs } = (await bucket()).only("BucketPolicy");
        assert.deepEqual(JSON.parse(String(inputs["policy"])), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "LogDelivery",
                    Effect: "Allow",
                    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::shop-dev-logs-id/*",
                },
                {
                    Sid: "TlsOnly",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: ["arn:aws:s3:::shop-dev-logs-id", "arn:aws:s3:::shop-dev-logs-id/*"],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        });
    });

    it("is closed to the public", async () => {
        assert.deepEqual((await bucket()).only("BucketPublicAccessBlock").inputs, {
            bucket: "shop-dev-logs-id",
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
    });

    it("is encrypted with keys of S3: an ALB can't write with others", async () => {
        assert.deepEqual((await bucket()).only("BucketServerSideEncryptionConfiguration").inputs["rules"], [
            { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
        ]);
    });

    it("has no ACLs", async () => {
        assert.deepEqual((await bucket()).only("BucketOwnershipControls").inputs["rule"], {
            objectOwnership: "BucketOwnerEnforced",
        });
    });

    for (const [section, days] of [
        [{}, 90],
        [{ retention: "400 days" }, 400],
    ] as const) {
        it(`forgets log files after ${days} days with ${JSON.stringify(section)}`, async () => {
            assert.deepEqual((await bucket(section)).only("BucketLifecycleConfiguration").inputs["rules"], [
                {
                    id: "expire",
                    status: "Enabled",
                    filter: { prefix: "" },
                    expiration: { days },
                    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                },
            ]);
        });
    }
});
