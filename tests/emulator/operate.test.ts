import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
    DeregisterTaskDefinitionCommand,
    DescribeServiceDeploymentsCommand,
    DescribeServicesCommand,
    DescribeTaskDefinitionCommand,
    RegisterTaskDefinitionCommand,
    UpdateServiceCommand,
    type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import { stringify } from "yaml";
import type { ServiceConfiguration } from "../../model";
import { flotilla, type Answer } from "../cli/support/temporary-project";
import { checkout, type Checkout } from "./support/checkout";
import { clients, type Clients } from "./support/clients";
import { dockerRuns } from "./support/docker";
import { startEmulatedAws, type EmulatedAws } from "./support/emulated-aws";
import { givenImage } from "./support/given-images";
import { servicesOf } from "./support/read-back";
import { Stack } from "./support/stack";

const environment = "operated";
const region = "eu-west-1";
const cluster = `flotilla-${environment}`;
const name = "ledger";

const ledger: ServiceConfiguration = {
    name,
    image: { uri: givenImage("payment") },
    cpu: "0.25 vCPU",
    memory: "256 MiB",
    port: 8080,
    routes: ["/ledger", "/ledger/*"],
    scaling: { min: 2, max: 2 },
};

interface StatusJson {
    readonly services: readonly {
        readonly condition: string;
        readonly desired: number;
        readonly running: number;
        readonly revision: number;
        readonly targets: { readonly healthy: number };
        readonly tasks: readonly { readonly id: string }[];
    }[];
}

/** What happens to the service after it was brought up: it ends at the revision that Pulumi brought up. */
class Operations {
    constructor(
        private readonly ecs: Clients["ecs"],
        private readonly endpoint: string,
        private readonly folder: string,
        private readonly serviceName: string,
    ) {}

    /** Runs the command line on the stack. */
    async flotilla(...args: readonly string[]): Promise<Answer> {
        const before = { ...process.env };
        process.env["AWS_ENDPOINT_URL"] = this.endpoint;
        try {
            return await flotilla(this.folder, [...args, "--stack", environment]);
        } finally {
            process.env = before;
        }
    }

    async status() {
        const { stdout } = await this.flotilla("status", name, "--json");
        const { services } = JSON.parse(stdout) as StatusJson;
        const [service] = services;
        assert.ok(service !== undefined, stdout);
        return { ...service, taskIds: service.tasks.map(({ id }) => id).sort() };
    }

    /** The revision that ECS says the service is at. */
    async revision(): Promise<string> {
        const { services: [service] = [] } = await this.ecs.send(
            new DescribeServicesCommand({ cluster, services: [this.serviceName] }),
        );
        return service?.taskDefinition ?? "";
    }

    /** Deploys another revision as a deployment from elsewhere would, and waits until it is there. */
    async deploy(taskDefinition: string): Promise<void> {
        const { service } = await this.ecs.send(
            new UpdateServiceCommand({ cluster, service: this.serviceName, taskDefinition }),
        );
        for (let look = 0; look < 120; look++) {
            const { serviceDeployments: [deployment] = [] } = await this.ecs.send(
                new DescribeServiceDeploymentsCommand({
                    serviceDeploymentArns: [service?.currentServiceDeployment ?? ""],
                }),
            );
            if (deployment?.status === "SUCCESSFUL") return;
            await pause(1000);
        }
        throw new Error(`${taskDefinition} was not deployed`);
    }

    /** Registers the service's task definition with another environment. @returns its ARN */
    async register(marked: string): Promise<string> {
        const { taskDefinition: definition } = await this.ecs.send(
            new DescribeTaskDefinitionCommand({ taskDefinition: await this.revision() }),
        );
        assert.ok(definition !== undefined);
        const [own, ...others] = definition.containerDefinitions ?? [];
        const { taskDefinition } = await this.ecs.send(
            new RegisterTaskDefinitionCommand({
                ...(definition as RegisterTaskDefinitionCommandInput),
                containerDefinitions: [
                    { ...own, environment: [...(own?.environment ?? []), { name: "MARK", value: marked }] },
                    ...others,
                ],
            }),
        );
        return taskDefinition?.taskDefinitionArn ?? "";
    }

    async deregister(taskDefinition: string): Promise<void> {
        await this.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    }
}

describe("a service that is operated", () => {
    let aws: EmulatedAws;
    let copy: Checkout;
    let stack: Stack;
    let operations: Operations;
    let broughtUp: string;
    let copyOfRevision: string;

    before(async function () {
        if (!(await dockerRuns())) this.skip();
        copy = checkout(environment);
        rmSync(join(copy.folder, "services"), { recursive: true });
        copy.writeService(ledger);
        writeFileSync(
            join(copy.folder, `Pulumi.${environment}.yaml`),
            stringify({
                config: {
                    "aws:region": region,
                    "flotilla:environment": { class: "disposable", exec: true },
                    "flotilla:capacity": { instanceTypes: ["m6i.large"], min: 1, max: 4 },
                },
            }),
        );
        aws = await startEmulatedAws(region, copy.folder);
        stack = new Stack(copy.folder, environment, aws);
        await stack.init();
        await stack.up();
        const sdk = clients(aws);
        const services = await servicesOf(sdk, cluster);
        operations = new Operations(sdk.ecs, aws.endpoint, copy.folder, services.get(name)?.serviceName ?? "");
        broughtUp = await operations.revision();
    });

    after(async () => {
        await (aws as EmulatedAws | undefined)?.stop();
        (copy as Checkout | undefined)?.remove();
    });

    it("is steady, says flotilla status, with its targets", async () => {
        const { condition, desired, running, targets } = await operations.status();
        assert.deepEqual([condition, desired, running, targets.healthy], ["steady", 2, 2, 2]);
    });

    it("is on instances of which flotilla status tells what they have left");
    it("has instances of a new AMI after flotilla patch, and keeps running meanwhile");
    it("gives a shell to flotilla exec");

    it("is shown in a table", async () => {
        const { code, stdout } = await operations.flotilla("status", name);
        assert.equal(code, 0, stdout);
        for (const shown of [name, "steady", "2 of 2", "1.0.0", "2 healthy"]) assert.ok(stdout.includes(shown), stdout);
    });

    it("has the lines of all its tasks in one stream", async () => {
        const { taskIds } = await operations.status();
        const { stdout } = await operations.flotilla("logs", name, "--since", "1h", "--json");
        const { events } = JSON.parse(stdout) as { events: { task: string; message: string }[] };
        assert.deepEqual([...new Set(events.map(({ task }) => task))].sort(), taskIds);
    });

    it("gets new tasks of the same revision by flotilla restart", async () => {
        const before_ = await operations.status();
        const { code, stdout, stderr } = await operations.flotilla("restart", name);
        assert.equal(code, 0, stdout + stderr);
        const after_ = await operations.status();
        assert.equal(after_.revision, before_.revision);
        assert.deepEqual(
            after_.taskIds.filter((id) => before_.taskIds.includes(id)),
            [],
        );
    });

    it("goes back to the revision before by flotilla rollback", async () => {
        const bad = await operations.register("bad");
        await operations.deploy(bad);
        assert.equal(await operations.revision(), bad);
        const { code, stdout, stderr } = await operations.flotilla("rollback", name, "--yes");
        assert.equal(code, 0, stdout + stderr);
        assert.equal(await operations.revision(), broughtUp);
        await operations.deregister(bad);
    });

    it("goes to a revision that was deregistered as to a copy of it", async () => {
        const gone = await operations.register("gone");
        await operations.deregister(gone);
        const number = gone.split(":").at(-1) ?? "";
        const { code, stdout, stderr } = await operations.flotilla("rollback", name, "--to", number, "--yes", "--json");
        assert.equal(code, 0, stdout + stderr);
        copyOfRevision = (JSON.parse(stdout) as { registeredAs: string }).registeredAs;
        assert.equal(await operations.revision(), copyOfRevision);
    });

    it("is left as it was rolled back by pulumi up, and not by pulumi up --refresh", async () => {
        assert.deepEqual(await stack.changes(), []);
        const changes = await stack.changes("--refresh");
        assert.deepEqual(changes, [{ op: "update", type: "aws:ecs/service:Service", name }]);
    });

    it("goes back further by a second rollback, past the one that was left", async () => {
        const { code, stdout, stderr } = await operations.flotilla("rollback", name, "--yes");
        assert.equal(code, 0, stdout + stderr);
        assert.equal(await operations.revision(), broughtUp);
        await operations.deregister(copyOfRevision);
    });

    it("can't be restarted or rolled back under another name", async () => {
        const { code, stderr } = await operations.flotilla("restart", "ledgre");
        assert.equal(code, 2);
        assert.match(stderr, /did you mean "ledger"\?/);
    });
});
