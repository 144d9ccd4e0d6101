import assert from "node:assert/strict";
import { Platform } from "../../../components";
import type { ServiceConfiguration } from "../../../model";
import { account } from "../../support/answers";
import { existingNetwork, existingNetworkSection } from "../../support/existing";
import { memoized } from "../../support/memoized";
import { planWith, worker } from "../../support/plans";
import { deploy } from "../../support/recorder";
import type { Recording } from "../../support/recording";
import { statementsOf } from "../service/statements";

const declared = memoized(
    async (
        cache: ServiceConfiguration["cache"],
        sections: Readonly<Record<string, unknown>> = {},
        over: Partial<ServiceConfiguration> = {},
    ): Promise<Recording> => {
        const plan = planWith({
            sections,
            services: [worker({ ...(cache && { cache }), ...over }), worker({ name: "other" })],
        });
        return (await deploy(() => new Platform(plan.name, { plan }))).recording;
    },
);
const groupOf = async (...of: Parameters<typeof declared>) => (await declared(...of)).only("ReplicationGroup");
const production = {
    environment: { class: "production" },
    loadBalancer: { certificateArn: `arn:aws:acm:eu-west-1:${account}:certificate/0a1b` },
};
const secretArn = `arn:aws:secretsmanager:eu-west-1:${account}:secret:mailer-cache-0a1b2c3-AbCdEf`;

interface Container {
    readonly environment: readonly { readonly name: string; readonly value: string }[];
    readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
}
const containerOf = (recording: Recording, name: string): Container => {
    const { inputs } = recording.named("TaskDefinition", name);
    const [container] = JSON.parse(String(inputs["containerDefinitions"])) as Container[];
    assert.ok(container !== undefined);
    return container;
};

describe("a service without a cache", () => {
    it("has no replication group and no secret", async () => {
        const recording = await declared(undefined);
        for (const type of ["ReplicationGroup", "secretsmanager/secret:Secret", "SecretVersion"])
            assert.deepEqual(recording.all(type), [], type);
    });
});

describe("the cache of a service", () => {
    it("is one node of Valkey, encrypted at rest and on the way, that asks for a password", async () => {
        const { inputs } = await groupOf({});
        const { tags, authToken, ...rest } = inputs;
        assert.deepEqual(rest, {
            replicationGroupId: "shop-dev-mailer",
            description: "Cache of mailer",
            engine: "valkey",
            engineVersion: "8.1",
            nodeType: "cache.t4g.micro",
            numCacheClusters: 1,
            automaticFailoverEnabled: false,
            multiAzEnabled: false,
            port: 6379,
            parameterGroupName: "mailer-0a1b2c3",
            subnetGroupName: "mailer-0a1b2c3",
            securityGroupIds: ["mailer.cache-id"],
            atRestEncryptionEnabled: true,
            transitEncryptionEnabled: true,
            authTokenUpdateStrategy: "ROTATE",
            autoMinorVersionUpgrade: true,
            snapshotRetentionLimit: 0,
            applyImmediately: true,
        });
        assert.equal((tags as Record<string, unknown>)["Service"], "mailer");
        assert.ok(authToken !== undefined);
    });

    it("has a name of at most 40 characters, which another may have once it is gone", async () => {
        const name = "a-service-of-21-chars";
        const plan = planWith({ project: "a-project-of-some-length", services: [worker({ name, cache: {} })] });
        const { recording } = await deploy(() => new Platform(plan.name, { plan }));
        const { inputs, deleteBeforeReplace } = recording.only("ReplicationGroup");
        assert.match(String(inputs["replicationGroupId"]), /^a-project[a-z0-9-]{1,31}$/);
        assert.equal(deleteBeforeReplace, true);
    });

    it("fails over to a node in another zone where it has replicas", async () => {
        const { inputs } = await groupOf({ replicas: 2 });
        assert.deepEqual(
            [inputs["numCacheClusters"], inputs["automaticFailoverEnabled"], inputs["multiAzEnabled"]],
            [3, true, true],
        );
    });

    it("takes node, version, eviction, snapshots and key from the configuration", async () => {
        const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b`;
        const recording = await declared({
            node: "cache.m7g.large",
            version: "7.2",
            eviction: "noeviction",
            snapshotRetention: "3 days",
            key,
        });
        const { inputs } = recording.only("ReplicationGroup");
        assert.deepEqual(
            ["nodeType", "engineVersion", "snapshotRetentionLimit", "kmsKeyId"].map((name) => inputs[name]),
            ["cache.m7g.large", "7.2", 3, key],
        );
        const { inputs: parameters } = recording.only("elasticache/parameterGroup:ParameterGroup");
        assert.deepEqual(
            [parameters["family"], parameters["parameters"]],
            ["valkey7", [{ name: "maxmemory-policy", value: "noeviction" }]],
        );
    });

    it("has a replica and snapshots in production, is protected, and leaves a snapshot behind", async () => {
        const recording = await declared({}, production);
        const { inputs, protect } = recording.only("ReplicationGroup");
        assert.deepEqual(
            [inputs["numCacheClusters"], inputs["snapshotRetentionLimit"], inputs["finalSnapshotIdentifier"], protect],
            [2, 7, "shop-dev-mailer-final", true],
        );
        assert.equal(recording.only("secretsmanager/secret:Secret").protect, true);
        const elsewhere = await groupOf({});
        assert.deepEqual([elsewhere.inputs["finalSnapshotIdentifier"], elsewhere.protect], [undefined, false]);
    });

    it("takes no snapshots in production where the configuration says so", async () => {
        assert.equal((await groupOf({ snapshotRetention: false }, production)).inputs["snapshotRetentionLimit"], 0);
    });

    it("is in the data subnets, or in those of the tasks where a zone has no others", async () => {
        const subnetsIn = async (sections?: Readonly<Record<string, unknown>>) =>
            (await declared({}, sections)).only("elasticache/subnetGroup:SubnetGroup").inputs["subnetIds"] as string[];
        assert.ok((await subnetsIn()).every((id) => id.startsWith("subnet-data-")));
        const zones = Object.entries(existingNetwork.subnets).map(([zone, { public: open, app }]) => [
            zone,
            { public: open, app },
        ]);
        const network = {
            ...existingNetworkSection,
            existing: { ...existingNetwork, subnets: Object.fromEntries(zones) as object },
        };
        assert.deepEqual(await subnetsIn({ network }), ["subnet-0a02", "subnet-0b02"]);
    });

    it("lets in the tasks of its service at its port, and nobody else, and nothing out", async () => {
        const recording = await declared({});
        const rules = ["SecurityGroupEgressRule", "SecurityGroupIngressRule"].flatMap((type) =>
            recording
                .all(type)
                .filter(({ inputs }) => Object.values(inputs).includes("mailer.cache-id"))
                .map(({ inputs }) => [
                    type,
                    inputs["securityGroupId"],
                    inputs["referencedSecurityGroupId"],
                    inputs["fromPort"],
                    inputs["toPort"],
                ]),
        );
        assert.deepEqual(rules, [
            ["SecurityGroupEgressRule", "mailer-id", "mailer.cache-id", 6379, 6379],
            ["SecurityGroupIngressRule", "mailer.cache-id", "mailer-id", 6379, 6379],
        ]);
    });
});

describe("the password of a cache", () => {
    it("is made once for each version, and kept for tasks that go back", async () => {
        const { inputs, name, ignoreChanges, retainOnDelete } = (await declared({})).only("SecretVersion");
        assert.equal(name, "mailer-cache-1");
        assert.equal(inputs["secretId"], "mailer-cache-id");
        assert.deepEqual(ignoreChanges, ["secretString"]);
        assert.equal(retainOnDelete, true);
    });

    it("is another one with the next version, by the name of its resource", async () => {
        const recording = await declared({ passwordVersion: 2 });
        assert.equal(recording.only("SecretVersion").name, "mailer-cache-2");
        const password = containerOf(recording, "mailer").secrets[0]?.valueFrom;
        assert.equal(password, `${secretArn}:::version-of-mailer-cache-2`);
    });
});

describe("a service with a cache", () => {
    it("is told where it is, and gets the password of that version as a secret", async () => {
        const recording = await declared({});
        const { environment, secrets } = containerOf(recording, "mailer");
        assert.deepEqual(environment, [
            { name: "CACHE_HOST", value: "master.mailer.0a1b2c.euw1.cache.amazonaws.com" },
            { name: "CACHE_PORT", value: "6379" },
        ]);
        assert.deepEqual(secrets, [{ name: "CACHE_PASSWORD", valueFrom: `${secretArn}:::version-of-mailer-cache-1` }]);
    });

    it("may have that secret read when a task starts, and its code may do nothing more", async () => {
        const recording = await declared({});
        const secrets = statementsOf(recording, "mailer-execution").find(({ Sid }) => Sid === "Secrets");
        assert.deepEqual(secrets?.Resource, [secretArn]);
        assert.ok(!recording.names("RolePolicy").includes("mailer-task"));
    });

    it("has it in its jobs too", async () => {
        const { environment, secrets } = containerOf(
            await declared({}, {}, { jobs: { nightly: { command: ["tidy"] } } }),
            "mailer-nightly",
        );
        assert.deepEqual(
            [...environment, ...secrets].map(({ name }) => name),
            ["CACHE_HOST", "CACHE_PORT", "CACHE_PASSWORD"],
        );
    });

    it("starts after the cache is there and lets it in", async () => {
        const { dependencies } = (await declared({})).named("ecs/service:Service", "mailer");
        for (const part of ["ReplicationGroup::mailer", "IngressRule::mailer.cache", "EgressRule::mailer.cache"])
            assert.ok(
                dependencies.some((urn) => urn.endsWith(part)),
                part,
            );
    });

    it("shares none of it with another service", async () => {
        const recording = await declared({});
        assert.ok(!JSON.stringify(containerOf(recording, "other")).includes("CACHE_"));
        const statements = statementsOf(recording, "other-execution");
        assert.ok(!statements.some(({ Sid }) => Sid === "Secrets"));
    });
});
