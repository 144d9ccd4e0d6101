import { match, strictEqual } from "node:assert";
import { closingTable, excerpt, shortImage } from "../../local/closing-table";
import { answersAsExpected, type PlatformReport } from "../../local/service-report";

const report: PlatformReport = {
    services: [
        {
            name: "order",
            routes: [
                { priority: 10, paths: ["/orders", "/orders/*"] },
                { priority: 20, host: "shop.example.com", paths: ["/o"] },
                { priority: 30, paths: [], conditions: "method PUT" },
            ],
            placement: "binpack",
            image: `localhost:4566/flotilla-local/order@sha256:${"0123456789abcdef".repeat(4)}`,
            desired: 2,
            healthy: 1,
            curl: "curl -H 'Host: lb.alb.localhost' http://localhost:4566/orders",
            request: { path: "/orders", status: 200, body: '{"service":"order"}', ok: true },
        },
    ],
    unrouted: { path: "/no-such-route", status: 404, ok: true },
};

describe("the closing table", () => {
    const text = closingTable(report, true);

    it("has a row for each service", () => {
        match(text, /│ order +│ \/orders \/orders\/\* +│ 10 +│ binpack +│ 0123456789ab +│ 1\/2 healthy │/);
        match(text, /│ +│ shop\.example\.com\/o +│ 20 +│/);
        match(text, /│ +│ \(method PUT\) +│ 30 +│/);
    });
    it("has a request to copy", () => match(text, /^ {2}curl -H 'Host: lb\.alb\.localhost' http/m));
    it("has the answers", () => {
        match(text, /^ {2}✔ 200 {2}order +\/orders +\{"service":"order"\}$/m);
        match(text, /^ {2}✔ 404 {2}\(no route\) +\/no-such-route$/m);
    });
    it("says that nothing runs without Docker", () => match(closingTable(report, false), /│ not run +│/));
    it("shows an image without a digest as it is", () => strictEqual(shortImage("nginx:1.29"), "nginx:1.29"));
    it("shortens a body to a line", () => strictEqual(excerpt('{\n "a": 1234567 }', 10), '{ "a": 12…'));
});

describe("a platform", () => {
    it("answers as expected where every service does, and nothing else", () => {
        strictEqual(answersAsExpected(report), true);
        strictEqual(answersAsExpected({ ...report, unrouted: { path: "/", status: 200, ok: false } }), false);
        const [service] = report.services;
        const request = { path: "/orders", status: 503, body: "", ok: false };
        strictEqual(answersAsExpected({ ...report, services: [{ ...service!, request }] }), false);
    });
});
