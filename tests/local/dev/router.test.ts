import assert from "node:assert/strict";
import { createServer, request as send, type IncomingMessage, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import fc from "fast-check";
import { startRouter, type Router, type RouterArgs } from "../../../local/dev/router";
import { rulesOn } from "../../../model/plan/plan";
import { planRules, type RulePlan } from "../../../model/plan/routes/rules";
import { conditionOf } from "../../../model/plan/routes/condition";
import type { RouteInput } from "../../../model/schema/route";
import { decideFixture, withService } from "../../support/fixtures";
import { answering, anyClaims, requestsFor } from "../../support/routes";

/** A service that answers with its name, and with the request as it got it. */
async function startEcho(name: string): Promise<Server> {
    const server = createServer((message, response) => {
        let body = "";
        message.on("data", (part: Buffer) => void (body += part.toString()));
        message.on("end", () =>
            response.end(
                JSON.stringify({ name, method: message.method, url: message.url, headers: message.headers, body }),
            ),
        );
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return server;
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

interface Echo {
    readonly name: string;
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

interface Sent {
    readonly url?: string;
    readonly host?: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

/** Sends a request as it is written: nothing makes its path shorter. */
function ask(port: number, { url = "/", host = "localhost", method = "GET", headers = {}, body }: Sent) {
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
        const options = { host: "127.0.0.1", port, path: url, method, headers: { host, ...headers } };
        const request = send(options, (response: IncomingMessage) => {
            let text = "";
            response.on("data", (part: Buffer) => void (text += part.toString()));
            response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        });
        request.on("error", reject);
        request.end(body);
    });
}

describe("local: the router", () => {
    const echoes = new Map<string, Server>();
    const routers: Router[] = [];

    before(async () => {
        for (const name of ["v", "w", "x", "y", "z"]) echoes.set(name, await startEcho(name));
    });
    afterEach(async () => {
        for (const router of routers.splice(0)) await router.close();
    });
    after(() => {
        for (const server of echoes.values()) server.close().closeAllConnections();
    });

    async function start(rules: readonly RulePlan[], args: Partial<RouterArgs> = {}): Promise<number> {
        const own = (service: string) => {
            const echo = echoes.get(service);
            return echo && addressOf(echo);
        };
        const router = await startRouter({ rules, addressOf: own, ...args });
        routers.push(router);
        return router.port;
    }

    const rulesOf = (routes: Readonly<Record<string, readonly RouteInput[]>>) =>
        planRules(
            Object.entries(routes).flatMap(([service, written]) =>
                written.map((route) => ({ service, condition: conditionOf(route) })),
            ),
        );

    const echo = async (port: number, sent: Sent) => JSON.parse((await ask(port, sent)).text) as Echo;

    it("sends any request to the service that a load balancer with the plan's rules does", () =>
        fc.assert(
            fc.asyncProperty(anyClaims, async (claimed) => {
                const rules = planRules(claimed);
                const port = await start(rules);
                const asked = claimed.flatMap(({ condition }) => requestsFor(condition).slice(0, 3));
                for (const { host, path } of asked.filter((each) => /^[\x21-\x7e]+$/.test(each.host + each.path))) {
                    const expected = answering(rules, { host, path });
                    const { status, text } = await ask(port, { host, url: path });
                    if (expected === undefined) assert.equal(status, 404, `${host}${path}`);
                    else assert.equal((JSON.parse(text) as Echo).name, expected.service, `${host}${path}`);
                }
                await routers.pop()?.close();
            }),
            { numRuns: 15 },
        ));

    it("tells requests apart by method, headers, parameters and source", async () => {
        const port = await start(
            rulesOf({
                v: ["/a"],
                w: [{ path: "/a", methods: ["POST"] }],
                x: [{ path: "/a", headers: { "X-Canary": ["yes", "on*"] } }],
                y: [{ path: "/a", query: { Preview: "*" } }],
                z: [{ path: "/b", sourceCidrs: ["127.0.0.0/8"] }],
            }),
        );
        const nameOf = async (sent: Sent) => (await echo(port, sent)).name;
        assert.equal(await nameOf({ url: "/a?other=1" }), "v");
        assert.equal(await nameOf({ url: "/a", method: "POST" }), "w");
        assert.equal(await nameOf({ url: "/a", headers: { "x-canary": "ONCE" } }), "x");
        assert.equal(await nameOf({ url: "/a?preview=" }), "y");
        assert.equal(await nameOf({ url: "/b" }), "z");
        const elsewhere = rulesOf({ z: [{ path: "/b", sourceCidrs: ["10.0.0.0/8"] }] });
        assert.equal((await ask(await start(elsewhere), { url: "/b" })).status, 404);
    });

    it("passes method, URL, host, body and who asked on as they came", async () => {
        const port = await start(rulesOf({ v: ["/a/*"] }));
        const got = await echo(port, {
            url: "/a/../b/%2F?q=1&q=2",
            host: "shop.example.com",
            method: "PUT",
            body: "text",
        });
        assert.deepEqual(
            [got.method, got.url, got.headers["host"], got.body],
            ["PUT", "/a/../b/%2F?q=1&q=2", "shop.example.com", "text"],
        );
        assert.match(got.headers["x-forwarded-for"] ?? "", /127\.0\.0\.1$/);
    });

    it("changes URL and host of a route that is rewritten", async () => {
        const { plan } = decideFixture(
            withService("order", {
                routes: [
                    { path: "/shop/*", rewrite: { stripPrefix: "/shop" } },
                    { host: "old.example.com", rewrite: { host: { regex: "^old", replace: "new" } } },
                ],
            }),
        );
        const port = await start(rulesOn(plan ?? { services: [] }, "default"), {
            addressOf: () => addressOf(echoes.get("v") as Server),
        });
        assert.equal((await echo(port, { url: "/shop/orders?q=1" })).url, "/orders?q=1");
        assert.equal((await echo(port, { host: "old.example.com" })).headers["host"], "new.example.com");
    });

    it("shares requests by weight", async () => {
        const { plan } = decideFixture(withService("order", { routes: [{ path: "/o", weights: { user: 25 } }] }));
        const chances = [0, 0.2, 0.74, 0.76, 0.99];
        const left = [...chances];
        const asked: string[] = [];
        const port = await start(rulesOn(plan ?? { services: [] }, "default"), {
            addressOf: (service) => {
                asked.push(service);
                return addressOf(echoes.get("v") as Server);
            },
            chance: () => left.shift() ?? 0,
        });
        for (let count = 0; count < chances.length; count++) await ask(port, { url: "/o" });
        assert.deepEqual(asked, ["order", "order", "order", "user", "user"]);
    });

    it("answers with 503 while a service does not run, and with 502 where nothing listens or it breaks off", async () => {
        const rules = rulesOf({ v: ["/v"] });
        assert.equal((await ask(await start(rules, { addressOf: () => undefined }), { url: "/v" })).status, 503);
        const closed = "http://127.0.0.1:1";
        assert.equal((await ask(await start(rules, { addressOf: () => closed }), { url: "/v" })).status, 502);
        const rude = createServer((message) => message.socket.destroy()).listen(0, "127.0.0.1");
        await once(rude, "listening");
        assert.equal((await ask(await start(rules, { addressOf: () => addressOf(rude) }), { url: "/v" })).status, 502);
        rude.close();
    });

    it("goes on after a client has gone away in the middle", async () => {
        const port = await start(rulesOf({ v: ["/*"] }));
        const client = connect(port, "127.0.0.1");
        client.write("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
        await new Promise((resolve) => setTimeout(resolve, 50));
        client.destroy();
        assert.equal((await echo(port, { url: "/x" })).name, "v");
    });
});
