import { deepStrictEqual, strictEqual } from "node:assert";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ask, curlLine, samplePath } from "../../local/request";

describe("a request through the emulated load balancer", () => {
    let server: Server;
    let port: number;
    beforeEach((done) => {
        server = createServer((request, response) => {
            response.statusCode = 418;
            response.end(`${request.headers.host} ${request.url}`);
        }).listen(0, "127.0.0.1", () => {
            port = (server.address() as AddressInfo).port;
            done();
        });
    });
    afterEach((done) => void server.close(() => done()));

    it("names the load balancer as its host", async () => {
        deepStrictEqual(await ask({ port, loadBalancer: "lb", path: "/orders?a=1" }), {
            contentType: undefined,
            status: 418,
            body: "lb.alb.localhost /orders?a=1",
        });
    });

    it("names a rule's own host", async () => {
        const { body } = await ask({ port, loadBalancer: "lb", host: "shop.example.com", path: "/orders" });
        strictEqual(body, "shop.example.com /_alb/lb/orders");
    });

    it("that nothing answers has no status", async () => {
        const { port: free } = server.address() as AddressInfo;
        await new Promise((resolve) => server.close(resolve));
        strictEqual((await ask({ port: free, loadBalancer: "lb", path: "/" })).status, undefined);
    });

    it("can be copied into a shell", () => {
        strictEqual(
            curlLine({ port: 4566, loadBalancer: "lb", path: "/orders" }),
            "curl -H 'Host: lb.alb.localhost' http://localhost:4566/orders",
        );
        strictEqual(
            curlLine({ port: 4566, loadBalancer: "lb", path: "/a b&c" }),
            "curl -H 'Host: lb.alb.localhost' 'http://localhost:4566/a b&c'",
        );
    });
});

describe("the path that a service is asked for", () => {
    it("is a route without a wildcard, if there is one", () =>
        strictEqual(samplePath(["/orders/*", "/orders"]), "/orders"));
    it("else is one that the pattern takes", () => strictEqual(samplePath(["/v?/orders/*"]), "/v1/orders/1"));
});
