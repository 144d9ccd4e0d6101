import assert from "node:assert/strict";
import fc from "fast-check";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { webService } from "../../support/plans";
import { costOf } from "./lines";

const scaling = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.nat(4), fc.nat(4))
    .map(([min, more, most]) => ({ min, desired: min + more, max: min + more + most }));

const service = (name: string): fc.Arbitrary<ServiceConfiguration> =>
    fc
        .record({
            scaling,
            capacity: fc.constantFrom("ec2", "fargate", "fargate-spot"),
            gib: fc.integer({ min: 1, max: 2 }),
        })
        .map(({ scaling: range, capacity, gib }) =>
            webService({ name, capacity, scaling: range, cpu: "0.5 vCPU", memory: `${gib} GiB`, routes: [`/${name}`] }),
        );

const environment = fc.record({
    services: fc.tuple(service("order"), service("payment"), service("user")),
    nat: fc.constantFrom("none", "single", "per-zone", "regional"),
    zones: fc.integer({ min: 2, max: 3 }),
    spot: fc.nat(100),
    onDemandBase: fc.nat(3),
});

const settings = { seed: 20261121, numRuns: 40 };

describe("any estimate", () => {
    const each = (check: (cost: ReturnType<typeof costOf>) => void) => {
        fc.assert(
            fc.property(environment, ({ services, nat, zones, spot, onDemandBase }) => {
                const capacity = { instanceTypes: ["t3.medium"], min: 0, max: 40, spot, onDemandBase };
                check(costOf({ sections: { network: { nat, zones }, capacity }, services }));
            }),
            settings,
        );
    };

    it("never costs less with more tasks", () => {
        each(({ lines, totalUsd }) => {
            for (const { key, monthlyUsd } of [...lines, { key: "total", monthlyUsd: totalUsd }]) {
                const { min, desired, max } = monthlyUsd ?? { min: 0, desired: 0, max: 0 };
                assert.ok(0 <= min && min <= desired && desired <= max, `${key}: ${min}, ${desired}, ${max}`);
            }
        });
    });

    it("has a total that is the sum of its lines, to the cent", () => {
        each(({ lines, totalUsd }) => {
            for (const level of ["min", "desired", "max"] as const) {
                const sum = lines.reduce((cents, line) => cents + Math.round((line.monthlyUsd?.[level] ?? 0) * 100), 0);
                assert.equal(Math.round(totalUsd[level] * 100), sum);
            }
        });
    });

    it("has a key of its own for each line, and a price or a reason", () => {
        each(({ lines }) => {
            assert.equal(new Set(lines.map(({ key }) => key)).size, lines.length);
            for (const { monthlyUsd, unitUsd, priceDate, missing } of lines)
                assert.equal(
                    [monthlyUsd, unitUsd, priceDate].every((part) => part !== undefined),
                    missing === undefined,
                );
        });
    });
});
