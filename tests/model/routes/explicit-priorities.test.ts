import assert from "node:assert/strict";
import fc from "fast-check";
import { planRules, priorityOf, type Claim } from "../../../model/plan/routes/rules";
import { anyClaims, condition, conditionsOf } from "../../support/routes";

/** What services claim, where some of the routes say their place: `{ api: { "/api/*": 10 } }`. */
const placed = (routes: Readonly<Record<string, Readonly<Record<string, number | undefined>>>>): Claim[] =>
    Object.entries(routes).flatMap(([service, priorities]) =>
        Object.entries(priorities).map(([text, priority]) => ({
            service,
            condition: condition(text),
            ...(priority !== undefined && { priority }),
        })),
    );

/** Rules with their places, in short. */
const placesOf = (claimed: Claim[]) =>
    planRules(claimed).map(({ priority, service, host, paths }) =>
        [priority, `${service}:`, host, ...paths].filter((part) => part !== undefined).join(" "),
    );

/** Any claims, of which some say a place: one each, or the place that another has. */
const anyPlacedClaims = anyClaims.chain((claimed) => {
    const places = planRules(claimed).map(({ priority }) => priority);
    return fc
        .array(fc.option(fc.constantFrom(...places, 1, 2, 3, 49_999), { nil: undefined, freq: 3 }), {
            minLength: claimed.length,
            maxLength: claimed.length,
        })
        .map((chosen) =>
            claimed.map((claim, index): Claim => {
                const priority = chosen[index];
                const first = chosen.indexOf(priority) === index;
                return { ...claim, ...(priority !== undefined && first && { priority }) };
            }),
        );
});

describe("model: listener rules of routes that say their priority", () => {
    it("stand exactly there", () => assert.deepEqual(placesOf(placed({ api: { "/api/*": 10 } })), ["10 api: /api/*"]));

    it("hold all routes of one service and host with the same priority", () =>
        assert.deepEqual(placesOf(placed({ api: { "/a/*": 10, "/b/*": 10 } })), ["10 api: /a/* /b/*"]));

    it("do not hold the service's other routes", () =>
        assert.deepEqual(placesOf(placed({ api: { "/a": 10, "/b": 20, "/*": undefined } })), [
            "10 api: /a",
            "20 api: /b",
            "50000 api: /*",
        ]));

    it("come before more specific ones of other services, as they are told to", () =>
        assert.deepEqual(
            planRules(placed({ api: { "/api/*": 10 }, user: { "/api/users/*": undefined } })).map((one) => one.service),
            ["api", "user"],
        ));

    it("still let a more specific route of another service have a rule of its own", () =>
        assert.deepEqual(
            planRules(placed({ web: { "/*": undefined, "/a/b/c": undefined }, other: { "/a/*": 40_000 } })).map(
                ({ service, paths }) => [service, ...paths],
            ),
            [
                ["web", "/a/b/c"],
                ["other", "/a/*"],
                ["web", "/*"],
            ],
        ));

    it("never share a priority with a rule whose place is computed", () =>
        fc.assert(
            fc.property(anyPlacedClaims, (claimed) => {
                const priorities = planRules(claimed).map(({ priority }) => priority);
                assert.equal(new Set(priorities).size, priorities.length);
            }),
            { numRuns: 150 },
        ));

    it("have their routes and no others", () =>
        fc.assert(
            fc.property(anyPlacedClaims, (claimed) => {
                const rules = planRules(claimed);
                for (const { service, condition: one, priority } of claimed) {
                    if (priority === undefined) continue;
                    const rule = rules.find((candidate) => candidate.priority === priority);
                    assert.equal(rule?.service, service);
                    assert.deepEqual(rule === undefined ? [] : conditionsOf(rule), [one]);
                }
            }),
            { numRuns: 150 },
        ));

    it("move no other rule, unless it stood exactly there", () => {
        const names = Array.from({ length: 60 }, (_, index) => `svc${index}`);
        const base = placed(Object.fromEntries(names.map((name) => [name, { [`/${name}/*`]: undefined }])));
        const before = planRules(base);
        const after = planRules([...base, ...placed({ new: { "/new/*": 10 } })]);
        assert.deepEqual(
            after.filter(({ service }) => service !== "new"),
            before,
        );
        const stood = before[7];
        const contested = planRules([...base, ...placed({ new: { "/new/*": stood?.priority } })]);
        const moved = before.filter(
            (rule) => contested.find(({ service }) => service === rule.service)?.priority !== rule.priority,
        );
        assert.deepEqual(moved, [stood]);
    });

    it("leave the service for every request the last place that is free", () => {
        const rules = planRules(placed({ web: { "/*": undefined }, odd: { "/a": 50_000, "/b": 49_999 } }));
        const web = rules.find(({ service }) => service === "web");
        assert.ok(web !== undefined && web.priority < 49_999 && web.priority > 49_000);
    });

    it("are too many where none is left for the others", () => {
        const most = Object.fromEntries(Array.from({ length: 4100 }, (_, index) => [`/${index}`, 50_000 - index]));
        assert.throws(
            () => planRules(placed({ web: { "/*": undefined }, odd: most })),
            /RangeError: there is no listener-rule priority left for \/\*/,
        );
    });

    it("are found by their service's routes", () => {
        const rules = planRules(placed({ api: { "/a": 10, "a.com/*": 20, "a.com/x": undefined, "/b": undefined } }));
        const of = (text: string) => priorityOf("api", condition(text), rules);
        assert.equal(of("/a"), 10);
        assert.equal(of("a.com/*"), 20);
        assert.equal(of("/c"), undefined);
        assert.equal(priorityOf("other", condition("/a"), rules), undefined);
    });
});
