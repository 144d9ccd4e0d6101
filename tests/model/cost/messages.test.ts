import assert from "node:assert/strict";
import { webService, worker } from "../../support/plans";
import { costOf, desiredUsd, lineOf, type PricedEnvironment } from "./lines";

const usdOf = (given: PricedEnvironment) => desiredUsd(costOf(given));

describe("the cost of queues", () => {
    const queue = { services: [worker({ queue: {} })] };

    it("is three requests a message, and those of tasks that wait", () => {
        const cost = costOf(queue);
        assert.equal(lineOf(cost, "queues/messages")?.quantity.desired, 3);
        assert.equal(lineOf(cost, "queues/requests")?.quantity.desired, 0.131);
        const usd = desiredUsd(cost);
        assert.deepEqual([usd["queues/messages"], usd["queues/requests"]], [1.2, 0.05]);
    });

    it("is what the configuration expects", () =>
        assert.equal(usdOf({ ...queue, sections: { cost: { millionMessages: 10 } } })["queues/messages"], 12));

    it("is none of a service that waits for nothing", () =>
        assert.equal(usdOf({ services: [webService()] })["queues/messages"], undefined));
});

describe("the cost of events", () => {
    it("is that of all that are published", () => {
        const services = [webService({ publishes: ["order.placed"] })];
        assert.equal(usdOf({ services })["events/published"], 1);
        assert.equal(usdOf({ services, sections: { cost: { millionEvents: 3 } } })["events/published"], 3);
        assert.equal(usdOf({ services: [webService()] })["events/published"], undefined);
    });
});

describe("the cost of topics", () => {
    const topic = { event: "order.placed", transport: "sns" } as const;
    const services = [webService({ publishes: [topic] }), worker({ subscribes: ["order.placed"] })];

    it("is that of what is published to each, and of their one key", () => {
        const usd = usdOf({ services });
        assert.deepEqual([usd["topics/published"], usd["topics/key"]], [0.5, 1]);
        assert.equal(usd["events/published"], undefined);
        const two = [webService({ publishes: [topic, { event: "order.sent", transport: "sns" }] })];
        const more = usdOf({ services: two, sections: { cost: { millionTopicEvents: 3 } } });
        assert.deepEqual([more["topics/published"], more["topics/key"]], [3, 1]);
    });

    it("is none where all events go by the bus", () =>
        assert.equal(usdOf({ services: [webService({ publishes: ["order.placed"] })] })["topics/key"], undefined));
});
