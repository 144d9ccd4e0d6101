import assert from "node:assert/strict";
import type { Resources } from "../../../local/dev/resources";
import { linksOf } from "../../../local/dev/resources";
import { processVariables, variablesOf } from "../../../local/dev/variables";
import { decideFixture, serviceFile, sourcesFixture, withService, withServices } from "../../support/fixtures";

const aws = { endpoint: "http://127.0.0.1:4566", region: "eu-west-1" };

const database = {
    host: "127.0.0.1",
    port: 5433,
    name: "order_db",
    user: "order",
    password: "of-order",
    secretArn: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:order",
};

const resources: Resources = {
    queues: new Map([
        ["order", { url: "http://127.0.0.1:4566/0/order", arn: "arn:order" }],
        ["mailer", { url: "http://127.0.0.1:4566/0/mailer", arn: "arn:mailer" }],
    ]),
    tables: new Map([["order", { name: "shop-dev-order", streamArn: "arn:stream" }]]),
    databases: new Map([["order", database]]),
    caches: new Map([["order", { host: "127.0.0.1", port: 6390, password: "of-cache" }]]),
    busName: "shop-dev",
    topics: { "order.repriced": "arn:topic" },
};

describe("local: the variables of a service's process", () => {
    const mailer = { name: "mailer", image: { uri: "registry.example.com/mailer:1.0.0" }, queue: {} };
    const sources = withService(
        "order",
        {
            database: {},
            cache: {},
            table: { partitionKey: "orderId", stream: "keys-only" },
            queue: {},
            sends: ["mailer"],
            publishes: ["order.placed", { event: "order.repriced", transport: "sns" }],
            calls: ["payment"],
            environment: { LOG_LEVEL: "debug" },
        },
        withServices(...sourcesFixture().services, serviceFile(mailer)),
    );
    const decision = decideFixture(sources);
    const plan = decision.plan?.services.find(({ name }) => name === "order");
    const given = (own: NodeJS.ProcessEnv = {}) => {
        assert.ok(plan, JSON.stringify(decision.problems));
        const addresses = { payment: "http://127.0.0.1:8083" };
        return variablesOf(plan, { port: 8081, links: linksOf(plan, resources), aws, addresses }, own);
    };

    it("are those that its links give its container, with the addresses of this machine", () =>
        assert.deepEqual(given({ PATH: "/bin", AWS_PROFILE: "prod", SOMETHING: "else" }), {
            PATH: "/bin",
            AWS_ENDPOINT_URL: aws.endpoint,
            AWS_REGION: aws.region,
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
            PGSSLMODE: "disable",
            CACHE_TLS: "off",
            PORT: "8081",
            LOG_LEVEL: "debug",
            PAYMENT_URL: "http://127.0.0.1:8083",
            PAYMENT_KEY: "local",
            QUEUE_URL: "http://127.0.0.1:4566/0/order",
            MAILER_QUEUE_URL: "http://127.0.0.1:4566/0/mailer",
            TABLE_NAME: "shop-dev-order",
            TABLE_STREAM_ARN: "arn:stream",
            EVENT_BUS_NAME: "shop-dev",
            ORDER_REPRICED_TOPIC_ARN: "arn:topic",
            CACHE_HOST: "127.0.0.1",
            CACHE_PORT: "6390",
            CACHE_PASSWORD: "of-cache",
            DB_HOST: "127.0.0.1",
            DB_PORT: "5433",
            DB_NAME: "order_db",
            DB_USER: "order",
            DB_PASSWORD: "of-order",
            DB_LOGIN_ARN: database.secretArn,
        }));

    it("keep the AWS SDK from warning of this machine's Node, unless the configuration says otherwise", () => {
        assert.ok(plan);
        const place = { port: 8081, links: linksOf(plan, resources), aws, addresses: {} };
        const name = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";
        assert.equal(processVariables(plan, place, {})[name], "true");
        const loud = { ...plan, environment: { ...plan.environment, [name]: "false" } };
        assert.equal(processVariables(loud, place, {})[name], "false");
    });

    it("hold a secret that the developer has set", () =>
        assert.equal(given({ PAYMENT_KEY: "mine" })["PAYMENT_KEY"], "mine"));
});
