import assert from "node:assert/strict";
import { absent, decideFixture, problemsOf, withService } from "../../support/fixtures";
import { refuses, refusesInService } from "../../support/refuse";

describe("model: calls of other services", () => {
    it("are not told of beside the callee's own problem, where that can't be read", () => {
        const sources = withService("payment", { port: "eighty" }, withService("order", { calls: ["payment"] }));
        assert.deepEqual(problemsOf(sources), [
            'services/payment/service.ts: port: must be a whole number from 1 to 65535, got "eighty"; write 8080 [schema]',
        ]);
    });

    refusesInService("order", [
        [
            "a service that there is not",
            "calls",
            ["paymnt"],
            'there is no service "paymnt"; did you mean "payment"? [links/unknown]',
            "calls[0]",
        ],
        [
            "a service that is like none",
            "calls",
            ["mailer"],
            'there is no service "mailer"; known are inventory, payment, user [links/unknown]',
            "calls[0]",
        ],
        [
            "a call of itself",
            "calls",
            ["order"],
            '"order" calls itself; remove it; inside a task, use localhost [links/self]',
            "calls[0]",
        ],
        [
            "a service that is named twice",
            "calls",
            ["payment", "payment"],
            '"payment" is named twice; name each service once [links/twice]',
            "calls[1]",
        ],
        [
            "calls that are a text",
            "calls",
            "payment",
            'must be a list, got "payment"; write it as a list: [ … ] [schema]',
        ],
    ]);
    refuses(
        "a call of a service without a port",
        withService("order", { calls: ["payment"] }, withService("payment", { port: absent, routes: absent })),
        'services/order/service.ts: calls[0]: "payment" has no port, so nothing can call it; write the port that it listens on in payment, or remove the call [links/no-port]',
    );
    refuses(
        "the variable of a call",
        withService("order", { calls: ["payment"], environment: { PAYMENT_URL: "http://localhost:8080" } }),
        'services/order/service.ts: environment.PAYMENT_URL: is the variable that calls: [payment] sets; remove it, or remove the call of "payment" [links/variable]',
    );

    it("warns of services that call one another in a circle", () => {
        const sources = withService("payment", { calls: ["order"] }, withService("order", { calls: ["payment"] }));
        assert.deepEqual(problemsOf(sources), [
            "services/order/service.ts: calls[0]: services call one another in a circle: order → payment → order; let one of them publish an event instead of calling, or move what both need into a service of its own [links/cycle]",
        ]);
        assert.equal(decideFixture(sources).refused, false);
    });
});

describe("model: the names by which services are called", () => {
    const form = "use lower-case letters, digits, hyphens and dots, as in payment or payment.internal";
    const name = "discoveryName";
    refusesInService("order", [
        ["capital letters", name, "Orders", `"Orders" is not a host name; ${form} [links/discovery-name]`],
        ["a URL", name, "http://orders", `"http://orders" is not a host name; ${form} [links/discovery-name]`],
        [
            "an address",
            name,
            "10.0.0.7",
            '"10.0.0.7" would be read as an address; let its last part begin with a letter [links/discovery-name]',
        ],
        ["localhost", name, "localhost", '"localhost" is the task itself; choose another name [links/discovery-name]'],
        [
            "a name of 128 characters",
            name,
            "a".repeat(128),
            "has 128 characters, and ECS takes 127; shorten it [links/discovery-name]",
        ],
        [
            "another service's name",
            name,
            "payment",
            'services "payment" and "order" are both called "payment"; give each its own discoveryName [links/discovery-name]',
        ],
    ]);
    refuses(
        "a name for a service without a port",
        withService("payment", { discoveryName: "pay", port: absent, routes: absent }),
        "services/payment/service.ts: discoveryName: is for a service that others call, and this one has no port; write the port, or remove it [links/discovery-name]",
    );
});
