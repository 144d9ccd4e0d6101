import assert from "node:assert/strict";
import { canRebalanceZones, planPlacement } from "../../model/plan/placement";
import { planOf, serviceOf, withService } from "../support/fixtures";

const zone = { type: "spread", field: "attribute:ecs.availability-zone" };
const instance = { type: "spread", field: "instanceId" };
const memory = { type: "binpack", field: "memory" };

describe("model: placement by name", () => {
    const table = {
        "az-balanced-spread": { strategies: [zone, instance], constraints: [] },
        "az-balanced-binpack": { strategies: [zone, memory], constraints: [] },
        binpack: { strategies: [memory], constraints: [] },
        "one-task-per-host": { strategies: [zone], constraints: [{ type: "distinctInstance" }] },
    } as const;
    for (const [name, expected] of Object.entries(table))
        it(`${name} is ECS's`, () =>
            assert.deepEqual(planPlacement(name as keyof typeof table), { name, ...expected }));

    it("custom is what is written", () => {
        const strategies = [{ type: "random" as const }];
        const constraints = [{ type: "memberOf" as const, expression: "attribute:ecs.os-type == linux" }];
        assert.deepEqual(planPlacement({ name: "custom", strategies, constraints }), {
            name: "custom",
            strategies,
            constraints,
        });
    });

    it("with constraints adds them to the name's own", () => {
        const constraint = { type: "memberOf" as const, expression: "attribute:ecs.os-type == linux" };
        const { constraints } = planPlacement({ name: "one-task-per-host", strategies: [], constraints: [constraint] });
        assert.deepEqual(constraints, [{ type: "distinctInstance" }, constraint]);
    });
});

describe("model: zone rebalancing", () => {
    const inZone = { type: "memberOf", expression: "attribute:ecs.availability-zone in [eu-west-1a]" };
    const rows: readonly (readonly [boolean, string, Partial<ReturnType<typeof planPlacement>>, number])[] = [
        [true, "spread over zones", { strategies: [zone] }, 200],
        [true, "spread over zones, then instances", { strategies: [zone, instance] }, 200],
        [true, "spread over zones, then binpack", { strategies: [zone, memory] }, 200],
        [true, "no strategy", {}, 200],
        [true, "room for one percent", { strategies: [zone] }, 101],
        [
            true,
            "a constraint on something else",
            { strategies: [zone], constraints: [{ type: "distinctInstance" }] },
            200,
        ],
        [false, "no room above 100 %", { strategies: [zone] }, 100],
        [false, "binpack", { strategies: [memory] }, 200],
        [false, "random", { strategies: [{ type: "random" }] }, 200],
        [false, "spread over instances", { strategies: [instance] }, 200],
        [false, "spread over instances, then zones", { strategies: [instance, zone] }, 200],
        [false, "a constraint on the zone", { strategies: [zone], constraints: [inZone] }, 200],
    ];
    for (const [expected, what, placement, maximumPercent] of rows)
        it(`is ${expected ? "on" : "off"} with ${what}`, () =>
            assert.equal(
                canRebalanceZones({ name: "custom", strategies: [], constraints: [], ...placement }, maximumPercent),
                expected,
            ));

    for (const [name, expected] of Object.entries({
        "az-balanced-spread": true,
        "az-balanced-binpack": true,
        binpack: false,
        "one-task-per-host": true,
    }))
        it(`is ${expected ? "on" : "off"} for ${name}`, () => {
            const plan = planOf(withService("order", { placement: name }));
            assert.equal(serviceOf(plan, "order").zoneRebalancing, expected);
        });
});
