import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { planWith, webService } from "../../support/plans";
import { containersOf, deployService } from "./deploy-service";
import { statementsOf } from "./statements";

type Firelens = NonNullable<ServiceConfiguration["logging"]>["firelens"];
const routed = (firelens: Firelens) => deployService(webService({ logging: { firelens } }));
const sidecars = { proxy: { image: "registry.example.com/proxy:1", memory: "64 MiB" } } as const;

describe("a service's logs", () => {
    it("are in CloudWatch Logs without a log router", async () => {
        const containers = containersOf(await deployService(webService()));
        assert.deepEqual(
            containers.map(({ name, logConfiguration }) => [
                name,
                (logConfiguration as { logDriver: string }).logDriver,
            ]),
            [["order", "awslogs"]],
        );
    });

    it("are sent on from each container by a router, whose own log is in CloudWatch Logs", async () => {
        const recording = await deployService(
            webService({ sidecars, logging: { firelens: { firehose: "shop-logs" } } }),
        );
        const [own, sidecar, router] = containersOf(recording);
        const options = { Name: "kinesis_firehose", region: "eu-west-1", delivery_stream: "shop-logs" };
        for (const each of [own, sidecar])
            assert.deepEqual(each?.["logConfiguration"], { logDriver: "awsfirelens", options });
        assert.equal(router?.["name"], "log-router");
        assert.deepEqual(router["firelensConfiguration"], {
            type: "fluentbit",
            options: { "enable-ecs-log-metadata": "true" },
        });
        assert.deepEqual(router["logConfiguration"], {
            logDriver: "awslogs",
            options: {
                "awslogs-group": "/shop/dev/order",
                "awslogs-region": "eu-west-1",
                "awslogs-stream-prefix": "log-router",
            },
        });
    });

    it("go through a router that is pinned, read-only but for /tmp, and has memory of its own", async () => {
        const [own, router] = containersOf(await routed({ firehose: "shop-logs" }));
        assert.equal(router?.["image"], "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15");
        assert.deepEqual([own?.["memory"], router["memory"], router["essential"]], [384, 128, true]);
        assert.equal(router["readonlyRootFilesystem"], true);
        assert.deepEqual(router["linuxParameters"], {
            initProcessEnabled: true,
            tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["noexec", "nosuid"] }],
        });
    });

    it("may be put on the one delivery stream, and nowhere else", async () => {
        assert.deepEqual(statementsOf(await routed({ firehose: "shop-logs" }), "order-task"), [
            {
                Sid: "RouteLogs",
                Effect: "Allow",
                Action: "firehose:PutRecordBatch",
                Resource: `arn:aws:firehose:eu-west-1:${account}:deliverystream/shop-logs`,
            },
        ]);
    });

    it("may be put into the one bucket, below their prefix", async () => {
        const recording = await routed({ s3: { bucket: "shop-logs", prefix: "logs/order" } });
        assert.deepEqual(statementsOf(recording, "order-task"), [
            {
                Sid: "RouteLogs",
                Effect: "Allow",
                Action: "s3:PutObject",
                Resource: "arn:aws:s3:::shop-logs/logs/order/*",
            },
        ]);
        const { options } = containersOf(recording)[0]?.["logConfiguration"] as { options: Record<string, string> };
        assert.deepEqual([options["Name"], options["bucket"]], ["s3", "shop-logs"]);
        assert.equal(options["s3_key_format"], "/logs/order/$TAG/%Y/%m/%d/%H-%M-%S-$UUID");
    });

    it("are posted over HTTPS with a header from a secret, which is no variable of any container", async () => {
        const header = "/shop/log-header";
        const recording = await routed({ http: { host: "logs.example.com", path: "/v1/input", header } });
        const [own, router] = containersOf(recording);
        const valueFrom = `arn:aws:ssm:eu-west-1:${account}:parameter/shop/log-header`;
        assert.deepEqual(own?.["logConfiguration"], {
            logDriver: "awsfirelens",
            options: {
                Name: "http",
                Host: "logs.example.com",
                Port: "443",
                URI: "/v1/input",
                Format: "json_lines",
                tls: "On",
            },
            secretOptions: [{ name: "Header", valueFrom }],
        });
        assert.deepEqual([own["secrets"], router?.["secrets"]], [[], []]);
        const parameters = statementsOf(recording, "order-execution").find(({ Sid }) => Sid === "Parameters");
        assert.deepEqual(parameters?.Resource, [valueFrom]);
        assert.ok(!recording.names("RolePolicy").includes("order-task"));
    });

    it("of its jobs stay in CloudWatch Logs", async () => {
        const recording = await deployService(
            webService({
                jobs: { nightly: { command: ["tidy"] } },
                logging: { firelens: { firehose: "shop-logs" } },
            }),
        );
        const definition = recording.named("TaskDefinition", "order-nightly").inputs["containerDefinitions"];
        assert.match(String(definition), /"logDriver":"awslogs"/);
        assert.doesNotMatch(String(definition), /firelens/);
    });
});

describe("the estimate and the network of logs that are sent on", () => {
    const plan = planWith({
        sections: { network: { nat: "none" } },
        services: [webService({ scaling: { min: 2 }, logging: { firelens: { firehose: "shop-logs" } } })],
    });

    it("count no logs in CloudWatch, and say that the price of the others is not known", () => {
        const keys = plan.cost.lines.map(({ key }) => key);
        assert.ok(!keys.includes("logs/written"));
        const line = plan.cost.lines.find(({ key }) => key === "logs/routed");
        assert.equal(line?.quantity.min, 2);
        assert.match(line.missing ?? "", /log routers send on is not known/);
    });

    it("have an endpoint for Firehose where there is no way to the internet", () => {
        assert.ok(plan.network.interfaceEndpoints.includes("kinesis-firehose"));
    });
});
