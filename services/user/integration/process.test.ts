import assert from "node:assert/strict";
import { Cable } from "../../../tests/system/support/cable";
import { useDatabase } from "../../../tests/system/support/postgres";
import { freePort } from "../../../tests/support/free-port";
import { ServiceProcess } from "../../../tests/system/support/service-process";

describe("user service as a process", function () {
    this.timeout(60_000);
    const server = useDatabase("user_db");
    let cable: Cable;
    let variables: Record<string, string>;
    let service: ServiceProcess;
    let url: string;

    before(async () => {
        cable = new Cable(server.server);
        await cable.lay();
        variables = { ...server.variables, DB_PORT: String(cable.port), PORT: String(await freePort()) };
        url = `http://127.0.0.1:${variables.PORT}`;
    });
    after(async () => {
        (service as ServiceProcess | undefined)?.kill("SIGKILL");
        await (cable as Cable | undefined)?.cut();
    });

    const statusOf = (path: string) =>
        fetch(url + path).then(
            (answer) => answer.status,
            () => 0,
        );
    const register = async (email: string) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`${url}/users`, {
            method: "POST",
            headers,
            body: JSON.stringify({ email, name: "Ada" }),
        });
        return { status: answer.status, type: answer.headers.get("content-type") };
    };

    it("ends with one line and exit code 78 where variables are missing", async () => {
        const { DB_HOST: _, ...rest } = variables;
        const wrong = new ServiceProcess("services/user/src/server.ts", { ...rest, PORT: "none" });
        assert.equal(await wrong.end, 78);
        assert.match(wrong.output, /^can't start: PORT: .*; DB_HOST is missing\n$/);
    });

    it("starts and is healthy before its database can be reached, but is not ready", async () => {
        service = new ServiceProcess("services/user/src/server.ts", variables);
        await service.until("healthy", async () => (await statusOf("/health")) === 200);
        assert.equal(await statusOf("/ready"), 503);
        assert.deepEqual(await register("ada@example.com"), {
            status: 503,
            type: "application/problem+json; charset=utf-8",
        });
    });

    it("does not migrate what it can't reach", async () => {
        const job = new ServiceProcess("services/user/src/migrate.ts", variables);
        assert.equal(await job.end, 1);
        assert.match(job.output, /not migrated/);
    });

    it("is ready as soon as its database is there, and works once that is migrated", async () => {
        await cable.join();
        await service.until("ready", async () => (await statusOf("/ready")) === 200);
        const job = new ServiceProcess("services/user/src/migrate.ts", variables);
        assert.equal(await job.end, 0, job.output);
        assert.match(job.output, /"migrations":\["0001-users\.sql"\]/);
        assert.equal((await register("ada@example.com")).status, 201);
    });

    it("outlives a cut to its database", async () => {
        await cable.cut();
        assert.equal((await register("bob@example.com")).status, 503);
        assert.equal(await statusOf("/health"), 200);
        await cable.join();
        await service.until("ready", async () => (await statusOf("/ready")) === 200);
        assert.equal((await register("bob@example.com")).status, 201);
    });

    it("stops when it is told to", async () => {
        service.kill("SIGTERM");
        assert.equal(await service.end, 0, service.output);
    });
});
