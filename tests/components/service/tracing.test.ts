import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { planWith, webService } from "../../support/plans";
import { containersOf, deployService } from "./deploy-service";
import { statementsOf } from "./statements";

const traced = (over: Partial<ServiceConfiguration> = {}) => deployService(webService({ tracing: "xray", ...over }));

const variablesOf = (container: Record<string, unknown> | undefined): Record<string, string> =>
    Object.fromEntries(
        (container?.["environment"] as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
    );

describe("a service that is traced", () => {
    it("finds a collector beside it, by its own name", async () => {
        const [own] = containersOf(await traced());
        assert.deepEqual(variablesOf(own), {
            AWS_REGION: "eu-west-1",
            OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318",
            OTEL_SERVICE_NAME: "order",
        });
    });

    it("has the collector in each task: pinned, read-only, with memory of its own, and no reason to end the task", async () => {
        const [own, collector] = containersOf(await traced());
        assert.equal(collector?.["name"], "otel-collector");
        assert.equal(collector["image"], "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0");
        assert.deepEqual([own?.["memory"], collector["memory"], collector["essential"]], [384, 128, false]);
        assert.equal(collector["readonlyRootFilesystem"], true);
        assert.deepEqual(collector["portMappings"], []);
    });

    it("may have another collector, and more memory for it", async () => {
        const [, collector] = containersOf(
            await traced({ tracing: { xray: { image: "registry.example.com/otel:1", memory: "256 MiB" } } }),
        );
        assert.deepEqual([collector?.["image"], collector?.["memory"]], ["registry.example.com/otel:1", 256]);
    });

    it("has its spans sent to X-Ray, and its measurements written into its log", async () => {
        const [, collector] = containersOf(await traced());
        const { receivers, exporters, service } = JSON.parse(
            variablesOf(collector)["AOT_CONFIG_CONTENT"] ?? "",
        ) as Record<"receivers" | "exporters" | "service", Record<string, Record<string, unknown>>>;
        assert.deepEqual(receivers["otlp"], { protocols: { http: { endpoint: "localhost:4318" } } });
        assert.deepEqual(exporters["awsxray"], { region: "eu-west-1" });
        const { log_group_name, namespace } = exporters["awsemf"] ?? {};
        assert.deepEqual([log_group_name, namespace], ["/shop/dev/order", "shop-dev-order"]);
        const pipelines = service["pipelines"] as Record<string, { exporters: string[] }>;
        assert.deepEqual(
            Object.entries(pipelines).map(([name, pipeline]) => [name, pipeline.exporters]),
            [
                ["traces", ["awsxray"]],
                ["metrics", ["awsemf"]],
            ],
        );
    });

    it("may send spans, which X-Ray allows on everything alone, and write its own log", async () => {
        assert.deepEqual(statementsOf(await traced(), "order-task"), [
            {
                Sid: "Trace",
                Effect: "Allow",
                Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
                Resource: "*",
            },
            {
                Sid: "Measurements",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `arn:aws:logs:eu-west-1:${account}:log-group:/shop/dev/order:*`,
            },
        ]);
    });

    it("reaches X-Ray through an endpoint where there is no way to the internet", () => {
        const endpoints = (over: Partial<ServiceConfiguration>) =>
            planWith({ sections: { network: { nat: "none" } }, services: [webService(over)] }).network
                .interfaceEndpoints;
        assert.ok(endpoints({ tracing: "xray" }).includes("xray"));
        assert.ok(!endpoints({}).includes("xray"));
    });

    it("is a line of the estimate, without a price", () => {
        const line = (over: Partial<ServiceConfiguration>) =>
            planWith({ services: [webService(over)] }).cost.lines.find(({ key }) => key === "tracing/traced");
        assert.equal(line({ tracing: "xray" })?.quantity.min, 1);
        assert.equal(line({}), undefined);
    });
});

describe("a service that is not traced", () => {
    it("has neither a collector nor its variables", async () => {
        const containers = containersOf(await deployService(webService()));
        assert.equal(containers.length, 1);
        assert.deepEqual(variablesOf(containers[0]), {});
    });
});
