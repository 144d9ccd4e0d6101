import assert from "node:assert/strict";
import { metricsOf, type AlarmPlan } from "../../../model/plan/alarm";
import { toldOf } from "../../../model/plan/alarms/told";
import { alertItems } from "../../../model/plan/cost/alerts";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { lambda, planWith, worker } from "../../support/plans";

const sections = { alerts: { email: ["ops@example.com"] } };
const production = {
    ...sections,
    environment: { class: "production" },
    loadBalancer: { certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b" },
};
const planOf = (over: Partial<ServiceConfiguration>, stack: object = sections) =>
    planWith({ sections: { ...stack }, services: [worker(over)] });

/** The alarms of a worker on what it keeps its data in, by what follows its name in theirs. */
const alarmsOf = (over: Partial<ServiceConfiguration>, stack?: object): Map<string, AlarmPlan> =>
    new Map(
        (planOf(over, stack).services[0]?.alarms?.alarms ?? []).flatMap((alarm) =>
            alarm.key.startsWith("mailer.") ? [[alarm.key.slice("mailer.".length), alarm]] : [],
        ),
    );

const thresholds = (alarms: Map<string, AlarmPlan>) =>
    Object.fromEntries([...alarms].map(([key, { threshold }]) => [key, threshold]));
const metrics = (alarm: AlarmPlan | undefined) => (alarm ? metricsOf(alarm) : []).map(({ name }) => name);
const expression = (alarm: AlarmPlan | undefined) => {
    const last = alarm?.terms.at(-1);
    return last !== undefined && "expression" in last ? last.expression : undefined;
};
const [mebibyte, gibibyte] = [1024 ** 2, 1024 ** 3];

describe("the alarms of a database on an instance", () => {
    it("are on its CPU, its disk, its memory and its connections", () => {
        const alarms = alarmsOf({ database: { instance: "db.m7g.large", storage: "100 GiB" } });
        assert.deepEqual(thresholds(alarms), {
            "database-cpu": 90,
            "database-free-storage": 5 * gibibyte,
            // A twentieth of 8 GiB.
            "database-free-memory": 409 * mebibyte,
            "database-connections": 600,
        });
        assert.deepEqual(
            [...alarms.values()].flatMap((alarm) => metrics(alarm)),
            ["CPUUtilization", "FreeStorageSpace", "FreeableMemory", "DatabaseConnections"],
        );
        assert.deepEqual(
            [...alarms.values()].map(({ comparison }) => comparison),
            ["above", "below", "below", "above"],
        );
    });

    it("leave a small disk 1 GiB, and a large instance less than the most connections that there are", () => {
        assert.equal(alarmsOf({ database: {} }).get("database-free-storage")?.threshold, gibibyte);
        const large = alarmsOf({ database: { instance: "db.r6g.4xlarge" } });
        assert.equal(large.get("database-connections")?.threshold, 3333);
    });

    it("leave out what follows from its memory, where that is not known", () => {
        const unknown = { database: { instance: "db.z99.large" } };
        assert.deepEqual([...alarmsOf(unknown).keys()], ["database-cpu", "database-free-storage"]);
        const written = { database: { freeMemory: "256 MiB", connections: 40 } } as const;
        assert.deepEqual(thresholds(alarmsOf({ ...unknown, alarms: written })), {
            "database-cpu": 90,
            "database-free-storage": gibibyte,
            "database-free-memory": 256 * mebibyte,
            "database-connections": 40,
        });
    });

    it("have none on a standby, which is never behind", () => {
        assert.ok(!alarmsOf({ database: {} }, production).has("database-replica-lag"));
    });

    it("tell what the disk may still grow to", () => {
        assert.match(alarmsOf({ database: {} }).get("database-free-storage")?.description ?? "", /up to 40 GiB/);
    });
});

describe("the alarms of a database on Aurora Serverless", () => {
    const serverless = { min: 0.5, max: 4 };

    it("are on its CPU, memory, connections and capacity, and not on a disk", () => {
        const alarms = alarmsOf({ database: { serverless } });
        assert.deepEqual(thresholds(alarms), {
            "database-cpu": 90,
            "database-free-memory": 409 * mebibyte,
            "database-connections": 600,
            "database-capacity": 90,
        });
    });

    it("are of the instance that writes, whichever it is", () => {
        const alarms = alarmsOf({ database: { serverless } });
        for (const alarm of alarms.values())
            assert.deepEqual(
                metricsOf(alarm).map(({ of }) => of),
                [{ kind: "database-cluster", service: "mailer", role: "writer" }],
            );
    });

    it("are on how far the reader is behind, where there is one", () => {
        const alarm = alarmsOf({ database: { serverless } }, production).get("database-replica-lag");
        assert.deepEqual([alarm?.threshold, metrics(alarm)], [1000, ["AuroraReplicaLag"]]);
        assert.deepEqual(alarm && metricsOf(alarm).map(({ of }) => of), [
            { kind: "database-cluster", service: "mailer", role: "reader" },
        ]);
    });
});

describe("the alarms of a cache", () => {
    it("are on Valkey's thread, the memory and keys that go before their time", () => {
        const alarms = alarmsOf({ cache: {} });
        assert.deepEqual(thresholds(alarms), {
            "cache-engine-cpu": 90,
            "cache-memory": 90,
            "cache-evictions": 0,
        });
    });

    it("are of the worst of its nodes, any of which may be the primary", () => {
        const alarms = alarmsOf({ cache: { replicas: 2 } });
        assert.equal(alarms.get("cache-replication-lag")?.threshold, 10);
        for (const alarm of alarms.values()) {
            assert.deepEqual(
                metricsOf(alarm).map(({ of }) => ("node" in of ? of.node : undefined)),
                [1, 2, 3],
            );
            assert.equal(expression(alarm), "MAX([node1, node2, node3])");
        }
    });

    it("are not on its memory where it is meant to be full", () => {
        assert.deepEqual([...alarmsOf({ cache: { eviction: "allkeys-lru" } }).keys()], ["cache-engine-cpu"]);
        const asked = alarmsOf({
            cache: { eviction: "allkeys-lru" },
            alarms: { cache: { memory: 99, evictions: 10_000 } },
        });
        assert.deepEqual(thresholds(asked), {
            "cache-engine-cpu": 90,
            "cache-memory": 99,
            "cache-evictions": 10_000,
        });
    });

    it("are not on keys that go where none do, and tell what becomes of writes", () => {
        const alarms = alarmsOf({ cache: { eviction: "noeviction" } });
        assert.deepEqual([...alarms.keys()], ["cache-engine-cpu", "cache-memory"]);
        assert.match(alarms.get("cache-memory")?.description ?? "", /refuses to write \(noeviction\)/);
    });
});

describe("the alarms of a table", () => {
    const table = {
        partitionKey: "orderId",
        indexes: { "by-customer": { partitionKey: "customerId" } },
    };

    it("are on requests that DynamoDB refuses, of the table and of each index, and on those that fail", () => {
        const alarms = alarmsOf({ table });
        assert.deepEqual(thresholds(alarms), {
            "table-throttles": 0,
            "table-throttles-by-customer": 0,
            "table-system-errors": 0,
        });
        assert.deepEqual(metrics(alarms.get("table-throttles-by-customer")), [
            "ReadThrottleEvents",
            "WriteThrottleEvents",
        ]);
        assert.equal(expression(alarms.get("table-throttles")), "SUM([reads, writes])");
    });

    it("watch every operation that the service may use, and no more metrics than one alarm may", () => {
        const watched = (scan: boolean) =>
            metricsOf(
                alarmsOf({ table: { ...table, scan } }).get("table-system-errors") ?? assert.fail("there is none"),
            ).map(({ of }) => ("operation" in of ? of.operation : ""));
        assert.ok(!watched(false).includes("Scan"));
        assert.ok(watched(true).includes("Scan"));
        assert.equal(watched(true).length, 10);
    });

    it("begin where the configuration says, in words that tell the number", () => {
        const alarms = alarmsOf({ table, alarms: { table: { throttles: 20, systemErrors: 5 } } });
        assert.equal(alarms.get("table-throttles")?.threshold, 20);
        assert.match(alarms.get("table-throttles")?.description ?? "", /more than 20 requests a minute/);
        assert.match(alarms.get("table-system-errors")?.description ?? "", /^More than 5 requests a minute/);
    });

    it("are there for the table of a function, too", () => {
        const plan = planWith({
            sections,
            functions: [lambda({ table: { partitionKey: "eventId" }, alarms: { table: { systemErrors: false } } })],
        });
        const keys = plan.functions[0]?.alarms?.alarms.map(({ key }) => key);
        assert.deepEqual(keys, ["notification-errors", "notification-throttles", "notification.table-throttles"]);
    });

    it("have names that AWS takes, however long an index's is", () => {
        const long = `by-${"x".repeat(250)}`;
        const alarms = alarmsOf({ table: { ...table, indexes: { [long]: { partitionKey: "customerId" } } } });
        for (const { name } of alarms.values()) assert.ok(name.length < 255, name);
    });
});

describe("the alarms of data stores", () => {
    const stores = { database: {}, cache: {}, table: { partitionKey: "orderId" } };

    it("can each be switched off", () => {
        const alarms = alarmsOf({
            ...stores,
            alarms: {
                database: { cpu: false, freeStorage: false, freeMemory: false, connections: false },
                cache: { engineCpu: false, memory: false, evictions: false },
                table: { throttles: false, systemErrors: false },
            },
        });
        assert.deepEqual([...alarms.keys()], []);
    });

    it("have the number that is written", () => {
        const alarms = alarmsOf({
            ...stores,
            alarms: {
                database: { cpu: 70, freeStorage: "1.5 GiB", freeMemory: "64 MiB", connections: 50 },
                cache: { engineCpu: 60, memory: 75, evictions: 100 },
            },
        });
        assert.deepEqual(thresholds(alarms), {
            "database-cpu": 70,
            "database-free-storage": 1.5 * gibibyte,
            "database-free-memory": 64 * mebibyte,
            "database-connections": 50,
            "cache-engine-cpu": 60,
            "cache-memory": 75,
            "cache-evictions": 100,
            "table-throttles": 0,
            "table-system-errors": 0,
        });
    });

    it("are none where nobody is told", () => {
        assert.equal(alarmsOf(stores, {}).size, 0);
    });

    it("are there for a service of which nothing but jobs runs", () => {
        const alarms = alarmsOf({ runs: "jobs", jobs: { report: { command: ["report"] } }, database: {} });
        assert.ok(alarms.has("database-cpu"));
    });

    it("have names that no service's alarm has", () => {
        const { services } = planWith({
            sections,
            services: [worker(stores), worker({ name: "mailer-database" }), worker({ name: "mailer-table" })],
        });
        const names = services.flatMap(({ alarms }) => (alarms?.alarms ?? []).map(({ name }) => name));
        assert.equal(new Set(names).size, names.length);
    });

    it("are among what is told of the service", () => {
        const [service] = planOf({ cache: {} }).services;
        assert.ok(service?.alarms);
        assert.deepEqual(toldOf(service.name, service.alarms), [
            "cpu",
            "memory",
            "running",
            "cache-engine-cpu",
            "cache-memory",
            "cache-evictions",
            "failed deployments",
        ]);
    });

    it("are in the estimate, by the metrics that they watch", () => {
        const priced = (over: Partial<ServiceConfiguration>) =>
            alertItems(planOf(over)).find(({ key }) => key === "alarms/metrics")?.quantity.min ?? 0;
        const none = priced({});
        assert.equal(priced({ database: {} }) - none, 4);
        assert.equal(priced({ cache: { replicas: 1 } }) - none, 8);
        assert.equal(priced({ table: { partitionKey: "orderId" } }) - none, 11);
    });
});
