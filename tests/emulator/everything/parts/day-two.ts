import assert from "node:assert/strict";
import {
    DeregisterTaskDefinitionCommand,
    DescribeServiceDeploymentsCommand,
    DescribeServicesCommand,
    RegisterTaskDefinitionCommand,
    UpdateServiceCommand,
    type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import { setTimeout as pause } from "node:timers/promises";
import { flotilla, type Answer } from "../../../cli/support/temporary-project";
import { givenImage } from "../../support/given-images";
import type { Everything, Part } from "../part";

const name = "ledger";

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
    constructor(private readonly everything: Everything) {}

    private get cluster() {
        return this.everything.prefix;
    }

    private get serviceName() {
        return this.everything.serviceOf(name).serviceName ?? "";
    }

    /** Runs the command line on the stack. */
    async flotilla(...args: readonly string[]): Promise<Answer> {
        const before = { ...process.env };
        process.env["AWS_ENDPOINT_URL"] = this.everything.endpoint;
        try {
            return await flotilla(this.everything.folder, [...args, "--stack", this.everything.stack.name]);
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
        const { services: [service] = [] } = await this.everything.aws.ecs.send(
            new DescribeServicesCommand({ cluster: this.cluster, services: [this.serviceName] }),
        );
        return service?.taskDefinition ?? "";
    }

    /** Deploys another revision as a deployment from elsewhere would, and waits until it is there. */
    async deploy(taskDefinition: string): Promise<void> {
        const { ecs } = this.everything.aws;
        const { service } = await ecs.send(
            new UpdateServiceCommand({ cluster: this.cluster, service: this.serviceName, taskDefinition }),
        );
        for (let look = 0; look < 120; look++) {
            const { serviceDeployments: [deployment] = [] } = await ecs.send(
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
        const definition = await this.everything.taskOf(name);
        const [own, ...others] = definition.containerDefinitions ?? [];
        const { taskDefinition } = await this.everything.aws.ecs.send(
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
        await this.everything.aws.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    }
}

export const part: Part = {
    title: "a service that is operated",
    services: [
        {
            name,
            image: { uri: givenImage("payment") },
            cpu: "0.25 vCPU",
            memory: "256 MiB",
            port: 8080,
            routes: ["/ledger", "/ledger/*"],
            scaling: { min: 2, max: 2 },
        },
    ],
    sections: { environment: { exec: true } },
    checks: (everything) => {
        let operations: Operations;
        let broughtUp: string;
        let copy: string;
        before(async () => {
            operations = new Operations(everything);
            broughtUp = await operations.revision();
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
            for (const shown of [name, "steady", "2 of 2", "1.0.0", "2 healthy"])
                assert.ok(stdout.includes(shown), stdout);
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
            const { code, stdout, stderr } = await operations.flotilla(
                "rollback",
                name,
                "--to",
                number,
                "--yes",
                "--json",
            );
            assert.equal(code, 0, stdout + stderr);
            copy = (JSON.parse(stdout) as { registeredAs: string }).registeredAs;
            assert.equal(await operations.revision(), copy);
        });

        it("is left as it was rolled back by pulumi up, and not by pulumi up --refresh", async () => {
            assert.deepEqual(await everything.stack.changes(), []);
            const changes = await everything.stack.changes("--refresh");
            assert.deepEqual(changes, [{ op: "update", type: "aws:ecs/service:Service", name }]);
        });

        it("goes back further by a second rollback, past the one that was left", async () => {
            const { code, stdout, stderr } = await operations.flotilla("rollback", name, "--yes");
            assert.equal(code, 0, stdout + stderr);
            assert.equal(await operations.revision(), broughtUp);
            await operations.deregister(copy);
        });

        it("can't be restarted or rolled back under another name", async () => {
            const { code, stderr } = await operations.flotilla("restart", "ledgre");
            assert.equal(code, 2);
            assert.match(stderr, /did you mean "ledger"\?/);
        });
    },
};
