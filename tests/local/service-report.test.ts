import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answersAsExpected, reportPlatform } from "../../local/service-report";

const health = new Map([["shop-web", { desired: 1, healthy: 1, loadBalancer: "shop" }]]);

describe("what npm start tells of a service", () => {
    let server: Server;
    let status = 200;
    let problem = false;
    before(async () => {
        server = createServer((request, response) => {
            response.statusCode = request.url === "/no-such-route" ? 404 : status;
            if (problem) response.setHeader("content-type", "application/problem+json");
            response.end("{}");
        }).listen(0);
        await once(server, "listening");
    });
    after(() => server.close());

    const report = () =>
        reportPlatform(
            {
                cluster: "shop",
                services: {
                    web: {
                        serviceName: "shop-web",
                        image: "web:1",
                        placement: "binpack",
                        routes: [{ priority: 1, paths: ["/web"] }],
                    },
                },
            },
            health,
            { port: (server.address() as AddressInfo).port, containersRun: true, wait: () => Promise.resolve() },
        );

    for (const [answer, ok] of [
        [200, true],
        [302, true],
        [400, true],
        [401, true],
        [404, false],
        [500, false],
        [503, false],
    ] as const)
        it(`is that it ${ok ? "answers" : "does not answer"}, where a request is answered with ${answer}`, async () => {
            status = answer;
            assert.equal(answersAsExpected(await report()), ok);
        });

    it("is that it answers, where it says itself that there is no such thing", async () => {
        [status, problem] = [404, true];
        assert.equal(answersAsExpected(await report()), true);
    });
});
