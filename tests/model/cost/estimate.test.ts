import assert from "node:assert/strict";
import { webService, worker } from "../../support/plans";
import { costOf } from "./lines";

/** One service on an instance, one on Fargate that grows from one task to three; two zones, one NAT gateway. */
const small = () =>
    costOf({
        services: [
            webService(),
            worker({ capacity: "fargate", cpu: "0.5 vCPU", memory: "1 GiB", scaling: { min: 1, max: 3 } }),
        ],
    });

describe("the estimate of a small environment, worked by hand", () => {
    // 730 hours a month; the prices are those of tests/support/prices.ts.
    const worked: readonly (readonly [key: string, min: number, max: number])[] = [
        // one t3.medium: 730 × 0.0456 = 33.288
        ["instances/on-demand", 33.29, 33.29],
        // its 30 GiB: 30 × 0.088 = 2.64
        ["instances/root-volumes", 2.64, 2.64],
        // half a vCPU: 365 × 0.04048 = 14.7752, and three times as much: 44.3256
        ["fargate/mailer/vcpu", 14.78, 44.33],
        // 1 GB: 730 × 0.004445 = 3.24485, and three times as much: 9.73455
        ["fargate/mailer/memory", 3.24, 9.73],
        // 730 × 0.0252 = 18.396
        ["load-balancer/default/hours", 18.4, 18.4],
        // one LCU: 730 × 0.008 = 5.84
        ["load-balancer/default/capacity", 5.84, 5.84],
        // one gateway: 730 × 0.048 = 35.04
        ["nat/hours", 35.04, 35.04],
        // 100 GB: 100 × 0.048 = 4.8
        ["nat/traffic", 4.8, 4.8],
        // the load balancer in two zones and the gateway: 3 × 730 × 0.005 = 10.95
        ["addresses", 10.95, 10.95],
        // 100 × 0.09 = 9
        ["traffic/internet", 9, 9],
        // 100 GB sent and received: 200 × 0.01 = 2
        ["traffic/zones", 2, 2],
        // two tasks, 1 GB each: 2 × 0.57 = 1.14; four tasks: 2.28
        ["logs/written", 1.14, 2.28],
        // 5 × 0.57 = 2.85
        ["logs/flow-written", 2.85, 2.85],
        // 15 % of what is written in 14 days of 30.4, and of flow logs in 7: (2 × 0.46027 + 5 × 0.23014) × 0.15 × 0.03 = 0.00932;
        // with four tasks 0.01346
        ["logs/stored", 0.01, 0.01],
        // 30 images of 200 MiB in each of two repositories: 11.71875 × 0.1 = 1.171875
        ["images/stored", 1.17, 1.17],
    ];

    it("has a line for everything that is billed, to the cent", () => {
        const lines = small().lines.map(({ key, monthlyUsd }) => [key, monthlyUsd?.min, monthlyUsd?.max]);
        assert.deepEqual(lines, worked);
    });

    it("adds up to 145.15 USD with the fewest tasks, and 182.33 USD with the most", () => {
        assert.deepEqual(small().totalUsd, { min: 145.15, desired: 145.15, max: 182.33 });
    });

    it("lacks nothing", () => {
        assert.deepEqual(small().missing, []);
    });

    it("is the same each time, byte for byte", () => {
        assert.equal(JSON.stringify(small()), JSON.stringify(small()));
    });
});
