import assert from "node:assert/strict";
import { decideFixture, problemsOf, smallService, withService, withServices } from "../../support/fixtures";
import { absent, refuses, refusesInService } from "../../support/refuse";

const route = 'must be a path such as "/orders/*", or a host and a path';
const order = (what: string, routes: unknown, message: string, at = "routes[0]") =>
    refusesInService("order", [[what, "routes", routes, message, at]]);

describe("model: routes", () => {
    order("no routes in the list", [], "is empty; remove it, or name a path [schema]", "routes");
    order("routes that are null", null, "must be a list, got null; write it as a list: [ … ] [schema]", "routes");
    order(
        "a text in place of the list",
        "/orders",
        'must be a list, got "/orders"; write it as a list: [ … ] [schema]',
        "routes",
    );
    order("a path without its slash", ["orders/*"], '"orders/*" must start with "/"; write "/orders/*" [schema]');
    order("an empty path", [""], '"" must start with "/"; write "/" [schema]');
    order(
        "a parameter in braces",
        ["/orders/{id}/items"],
        '"/orders/{id}/items" has a character that an ALB does not accept: "{" (allowed: A-Z a-z 0-9 _-.$/~"\'@:+& and the wildcards * ?); write * for a parameter, as in "/orders/*/items" [schema]',
    );
    order(
        "a space in a path",
        ["/my orders"],
        '"/my orders" has a character that an ALB does not accept: " " (allowed: A-Z a-z 0-9 _-.$/~"\'@:+& and the wildcards * ?); remove it [schema]',
    );
    order(
        "a path of 129 characters",
        [`/${"a".repeat(128)}`],
        "is longer than the 128 characters that an ALB allows; shorten it [schema]",
    );
    order(
        "six wildcards in a path",
        ["/*/*/*/*/*/*"],
        '"/*/*/*/*/*/*" has more than 5 wildcards; an ALB evaluates 5 in a rule, so use fewer [schema]',
    );
    order(
        "six wildcards in host and path",
        [{ host: "*.*.*.example.com", path: "/*/*/*" }],
        "has more than 5 wildcards in host and path; an ALB evaluates 5 in a rule, so use fewer [schema]",
    );
    order(
        "six values in all conditions",
        [{ path: "/orders", headers: { x: ["1", "2", "3"] }, methods: ["GET", "HEAD"] }],
        "has 6 values in its conditions; an ALB takes 5 in a rule, so divide it into several routes [schema]",
    );
    order(
        "six wildcards in all conditions",
        [{ path: "/*/*/*", headers: { x: ["*a*", "?"] } }],
        "has more than 5 wildcards in its conditions; an ALB evaluates 5 in a rule, so use fewer [schema]",
    );
    order(
        "a header name of 41 characters",
        [{ path: "/orders", headers: { ["x".repeat(41)]: "1" } }],
        `"${"x".repeat(41)}" is longer than the 40 characters that an ALB allows; shorten it [schema]`,
        `routes[0].headers.${"x".repeat(41)}`,
    );
    order(
        "the header Host",
        [{ path: "/orders", headers: { Host: "a.com" } }],
        "is what the option host is for; write host: api.example.com [schema]",
        "routes[0].headers.Host",
    );
    order(
        "a method in lower case",
        [{ path: "/orders", methods: ["get"] }],
        '"get" is not a method; write it in upper case, such as GET [schema]',
        "routes[0].methods[0]",
    );
    order(
        "a number for a header",
        [{ path: "/orders", headers: { x: 1 } }],
        "must be a text or a list of texts, got 1; write it in quotes [schema]",
        "routes[0].headers.x",
    );
    order(
        "a wildcard in the name of a parameter",
        [{ path: "/orders", query: { "v*": "1" } }],
        "has a wildcard; write the name of the parameter in full [schema]",
        "routes[0].query.v*",
    );
    order(
        "a source that is no range",
        [{ path: "/orders", sourceCidrs: ["10.0.0.1"] }],
        '"10.0.0.1" is not an IPv4 range; write for example 203.0.113.0/24 [schema]',
        "routes[0].sourceCidrs[0]",
    );
    order("a route that is null", [null], `${route}, got null; write "/orders/*" [schema]`);
    order("a route that is a number", [5], `${route}, got 5; write "/orders/*" [schema]`);
    order("a list of lists", [["/orders"]], `${route}, got ["/orders"]; write "/orders/*" [schema]`);
    order("a route without host and path", [{}], 'names neither a host nor a path; write "/orders/*" [schema]');
    order(
        "a host without a dot",
        [{ host: "localhost" }],
        "needs at least one dot; write for example api.example.com [schema]",
        "routes[0].host",
    );
    order(
        "a host with a port",
        [{ host: "api.example.com:8080" }],
        "has a character that an ALB does not accept in a host name; use letters, digits, - . and the wildcards * ? [schema]",
        "routes[0].host",
    );
    order(
        "a path without its slash beside a host",
        [{ host: "api.example.com", path: "v1" }],
        '"v1" must start with "/"; write "/v1" [schema]',
        "routes[0].path",
    );
    order(
        "a route that is written twice",
        ["/orders", "/orders"],
        '"/orders" is written twice; write it once [routes/duplicate]',
        "routes[1]",
    );
    order(
        "the same wildcards in two orders",
        ["/orders/*?", "/orders/?*"],
        '"/orders/?*" is written twice; write it once [routes/duplicate]',
        "routes[1]",
    );

    refuses(
        "routes without a port",
        withService("order", { port: absent }),
        "services/order/service.ts: port: is missing, and the service has routes; write the port that the container listens on, such as 8080 [routes/port]",
    );
    refuses(
        "a route that another service has",
        withService("user", { routes: ["/orders/*"] }),
        'services/user/service.ts: routes[0]: services "order" and "user" both claim "/orders/*"; give each its own path or host [routes/duplicate]',
    );
    refuses(
        "one host in two letter cases",
        withServices(
            smallService("aa", [{ host: "API.example.com" }]),
            smallService("bb", [{ host: "api.example.com" }]),
        ),
        'services/bb/service.ts: routes[0]: services "aa" and "bb" both claim "api.example.com/*"; give each its own path or host [routes/duplicate]',
    );
    refuses(
        "two services for every request",
        withServices(smallService("admin", ["/*"]), smallService("web", ["/*"])),
        'services/web/service.ts: routes[0]: services "admin" and "web" both claim "/*", every request; let one of them be the catch-all, and give the other its own path or host [routes/duplicate]',
    );

    it("refuses more services than an ALB has target groups and rules", () => {
        const many = Array.from({ length: 101 }, (_, n) => smallService(`svc${n}`, [`/svc${n}`]));
        // What else so many services are refused for is told by other rules.
        assert.deepEqual(
            problemsOf(withServices(...many)).filter((line) => line.endsWith("[routes/quota]")),
            [
                "flotilla:loadBalancer: 101 services have routes on it, and a load balancer has at most 100 target groups, which AWS does not raise; put some services behind another load balancer, one of loadBalancers [routes/quota]",
                "flotilla:loadBalancer.maxRules: the routes take 101 rules, and the quota is 100; join paths with wildcards, or put some services behind another load balancer, one of loadBalancers, or write 101 or more here once AWS has raised the quota [routes/quota]",
            ],
        );
    });
    const hosts = Array.from({ length: 101 }, (_, n) => ({ host: `h${n}.example.com` }));
    refuses(
        "more rules than an ALB has",
        withServices(smallService("web", hosts)),
        "flotilla:loadBalancer.maxRules: the routes take 101 rules, and the quota is 100; join paths with wildcards, or put some services behind another load balancer, one of loadBalancers, or write 101 or more here once AWS has raised the quota [routes/quota]",
    );
    refusesInService("order", [
        [
            "a load balancer that there is not",
            "loadBalancer",
            "defualt",
            'there is no load balancer "defualt"; did you mean "default"? [routes/load-balancer]',
        ],
    ]);
    refuses(
        "a load balancer for a service without routes",
        withService("order", { loadBalancer: "default", routes: absent, "scaling.requestsPerTarget": absent }),
        'services/order/service.ts: loadBalancer: "default" has nothing to send to the service, which has no routes; add routes, such as ["/*"], or remove it [routes/load-balancer]',
    );
});

describe("model: priorities that are written", () => {
    const at = (path: string, priority: number, host?: string) => ({
        path,
        priority,
        ...(host !== undefined && { host }),
    });
    const both = (api: Parameters<typeof smallService>[1], users: Parameters<typeof smallService>[1]) =>
        withServices(smallService("api", api), smallService("users", users));
    const users = "services/users/service.ts";

    order(
        "a priority of 0",
        [at("/orders", 0)],
        "must be a whole number from 1 to 50000, got 0; write for example 100, or remove it [schema]",
        "routes[0].priority",
    );
    order(
        "a priority of 50001",
        [at("/orders", 50_001)],
        "must be a whole number from 1 to 50000, got 50001; write for example 100, or remove it [schema]",
        "routes[0].priority",
    );
    order(
        "a priority of 1.5",
        [at("/orders", 1.5)],
        "must be a whole number from 1 to 50000, got 1.5; write for example 100, or remove it [schema]",
        "routes[0].priority",
    );
    order(
        "six paths with one priority",
        ["/1", "/2", "/3", "/4", "/5", "/6"].map((path) => at(path, 10)),
        'the 6 routes of "order" with priority 10 do not fit into one rule, which has at most 5 values, a host among them, and 5 wildcards; give some of them another priority [routes/priority]',
        "routes[5].priority",
    );
    order(
        "two hosts with one priority",
        [at("/orders", 10, "a.com"), at("/orders", 10, "b.com")],
        '"a.com/orders" and "b.com/orders" have different hosts, so each has a rule of its own, and both have priority 10; give each its own priority [routes/priority]',
        "routes[1].priority",
    );
    refuses(
        "one priority for two services",
        both([at("/api", 100)], [at("/users", 100)]),
        `${users}: routes[0].priority: services "api" ("/api") and "users" ("/users") both have priority 100; give each its own priority [routes/priority]`,
    );
    refuses(
        "a wider route before a more specific one",
        both(["/api", at("/api/*", 10)], [at("/api/users", 20)]),
        `${users}: routes[0]: "/api/users" (priority 20) can never match: "api" ("/api/*", priority 10) is evaluated first; remove the priority of "/api/*", or write a priority below 10 for "/api/users" [routes/shadowed]`,
    );
    refuses(
        "a wider route before all others",
        both([at("/*", 1)], [at("/users", 20)]),
        `${users}: routes[0]: "/users" (priority 20) can never match: "api" ("/*", priority 1) is evaluated first; remove the priority of "/*" [routes/shadowed]`,
    );

    it("refuses a more specific route behind the computed place of a wider one", () => {
        const found = problemsOf(both(["/api", "/api/*"], [at("/api/users", 50_000)]));
        assert.equal(found.length, 1);
        assert.match(
            found[0] ?? "",
            /^services\/users\/service.ts: routes\[0\]: "\/api\/users" \(priority 50000\) can never match: "api" \("\/api\/\*", priority (\d+)\) is evaluated first; remove the priority of "\/api\/users", or write a priority below \1 for "\/api\/users" \[routes\/shadowed\]$/,
        );
    });
});

describe("model: routes that are told of", () => {
    const tells = (what: string, sources: Parameters<typeof problemsOf>[0], line: string) =>
        it(`warns of ${what}`, () => {
            assert.deepEqual(problemsOf(sources), [line]);
            assert.equal(decideFixture(sources).refused, false);
        });
    tells(
        "a path under which somebody is, and that nobody has",
        withServices(smallService("users", ["/users/*"])),
        'services/users/service.ts: routes[0]: "/users/*" does not match "/users", which no service takes: it gets 404; add "/users" to the routes [routes/near-miss]',
    );
    tells(
        "a route within another of the same service",
        withServices(smallService("users", ["/users*", "/users/me"])),
        'services/users/service.ts: routes[1]: "/users/me" changes nothing: the service\'s "/users*" takes the same requests; remove it [routes/redundant]',
    );
    tells(
        "routes that cross",
        withServices(smallService("orders", ["/users/*/orders"]), smallService("users", ["/users/me", "/users/me/*"])),
        'services/users/service.ts: routes[1]: some requests match both "/users/*/orders" of "orders" and "/users/me/*" of "users", and go to "users"; write a priority for one of them, as in { path: "/users/me/*", priority: 100 }, which says who gets them [routes/overlap]',
    );
    tells(
        "a platform without routes",
        withService("users", { routes: absent }, withServices(smallService("users", ["/users"]))),
        'flotilla:services: no service has routes, so the load balancer answers every request with 404; give one routes, such as ["/*"] [routes/none]',
    );
});
