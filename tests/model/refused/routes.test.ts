import { smallService, withService, withServices } from "../../support/fixtures";
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
        'services "order" and "order" both claim "/orders"; write it once [routes/duplicate]',
        "routes[1]",
    );
    order(
        "the same wildcards in two orders",
        ["/orders/*?", "/orders/?*"],
        'services "order" and "order" both claim "/orders/?*"; write it once [routes/duplicate]',
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
        'services/web/service.ts: routes[0]: services "admin" and "web" both claim "/*"; give each its own path or host [routes/duplicate]',
    );

    const many = Array.from({ length: 101 }, (_, n) => smallService(`svc${n}`, [`/svc${n}/*`]));
    refuses("more services than an ALB has target groups and rules", withServices(...many), [
        "flotilla:services: 101 services have routes, and a load balancer has at most 100 target groups; remove the routes of some [routes/quota]",
        "flotilla:services: the routes take 101 rules, and a load balancer has at most 100; join paths with wildcards [routes/quota]",
    ]);
    const hosts = Array.from({ length: 101 }, (_, n) => ({ host: `h${n}.example.com` }));
    refuses(
        "more rules than an ALB has",
        withServices(smallService("web", hosts)),
        "flotilla:services: the routes take 101 rules, and a load balancer has at most 100; join paths with wildcards [routes/quota]",
    );
});
