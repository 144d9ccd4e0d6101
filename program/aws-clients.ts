/* eslint-disable @typescript-eslint/no-require-imports -- a client of the AWS SDK takes longer to load than most commands to run */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { ECS } from "@aws-sdk/client-ecs";
import type { Lambda } from "@aws-sdk/client-lambda";
import type { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { AwsSettings } from "./aws-settings";

// The SDK writes to standard error that its later versions need a later Node. This one is pinned, and runs on this Node.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** How long is waited for AWS. */
export interface Patience {
    /** How often a call is tried: throttled calls of a busy account are told apart from those that will not succeed. */
    readonly maxAttempts: number;
    /** How long a connection and an answer may take. In milliseconds. @default - as long as the SDK waits */
    readonly requestHandler?: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

/** The clients of the AWS SDK, each loaded when it is asked for first. */
export class AwsClients {
    private readonly made = new Map<string, { destroy(): void }>();

    constructor(
        private readonly settings: AwsSettings,
        private readonly patience: Patience = { maxAttempts: 5 },
    ) {}

    /** A client's configuration. @param services what `aws:endpoints` calls its service */
    private configuration(...services: readonly string[]) {
        const { region, profile, credentials, endpoint, endpoints = {} } = this.settings;
        const place = services.map((service) => endpoints[service]).find((url) => url !== undefined) ?? endpoint;
        return {
            region,
            ...(profile !== undefined && { profile }),
            ...(credentials !== undefined && { credentials }),
            ...(place !== undefined && { endpoint: place }),
            ...this.patience,
        };
    }

    get ecs(): ECS {
        return this.make("ecs", () => {
            const { ECS: Client } = require("@aws-sdk/client-ecs") as typeof import("@aws-sdk/client-ecs");
            return new Client(this.configuration("ecs"));
        });
    }

    get loadBalancing(): ElasticLoadBalancingV2 {
        return this.make("loadBalancing", () => {
            const { ElasticLoadBalancingV2: Client } =
                require("@aws-sdk/client-elastic-load-balancing-v2") as typeof import("@aws-sdk/client-elastic-load-balancing-v2");
            return new Client(this.configuration("elbv2", "elb"));
        });
    }

    get logs(): CloudWatchLogs {
        return this.make("logs", () => {
            const { CloudWatchLogs: Client } =
                require("@aws-sdk/client-cloudwatch-logs") as typeof import("@aws-sdk/client-cloudwatch-logs");
            return new Client(this.configuration("logs", "cloudwatchlogs"));
        });
    }

    get lambda(): Lambda {
        return this.make("lambda", () => {
            const { Lambda: Client } = require("@aws-sdk/client-lambda") as typeof import("@aws-sdk/client-lambda");
            return new Client(this.configuration("lambda"));
        });
    }

    get autoScaling(): AutoScaling {
        return this.make("autoScaling", () => {
            const { AutoScaling: Client } =
                require("@aws-sdk/client-auto-scaling") as typeof import("@aws-sdk/client-auto-scaling");
            return new Client(this.configuration("autoscaling"));
        });
    }

    get ec2(): EC2 {
        return this.make("ec2", () => {
            const { EC2: Client } = require("@aws-sdk/client-ec2") as typeof import("@aws-sdk/client-ec2");
            return new Client(this.configuration("ec2"));
        });
    }

    private make<Client extends { destroy(): void }>(name: string, create: () => Client): Client {
        const client = this.made.get(name) ?? create();
        this.made.set(name, client);
        return client as Client;
    }

    /** Closes the connections, which would keep the process for as long as they are kept alive. */
    close(): void {
        for (const client of this.made.values()) client.destroy();
        this.made.clear();
    }
}
