import assert from "node:assert/strict";
import fc from "fast-check";
import { natModes } from "../../model/schema/network";
import { bottom, type Box, type Point } from "../../report/topology/geometry";
import { layOutTopology, type TopologyInput, type TopologyLayout } from "../../report/topology/layout";
import { pathOf, topologyLinks, type Link } from "../../report/topology/links";

const letters = "abcdefghij";

/** Environments of no service to 60 services behind 1 to 6 load balancers, some of them behind none. */
const environments: fc.Arbitrary<TopologyInput> = fc
    .record({
        zones: fc.integer({ min: 2, max: 4 }),
        nat: fc.constantFrom(...natModes),
        balancers: fc.array(fc.record({ internal: fc.boolean(), webAcl: fc.boolean() }), {
            minLength: 1,
            maxLength: 6,
        }),
        api: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
        services: fc.array(
            fc.record({
                behind: fc.integer({ min: 0, max: 6 }),
                calls: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 4 }),
            }),
            { maxLength: 60, size: "max" },
        ),
        functions: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 4 }), { maxLength: 9 }),
    })
    .map(({ zones, nat, balancers, api, services, functions }) => ({
        zones: Array.from({ length: zones }, (_, index) => `eu-west-1${letters[index]}`),
        nat,
        loadBalancers: balancers.map((balancer, index) => ({ key: `balancer-${index}`, ...balancer })),
        ...(api !== undefined && { apiGatewayTo: `balancer-${api % balancers.length}` }),
        services: services.map(({ behind, calls }, index) => ({
            name: `service-${index}`,
            ...(behind < balancers.length && { loadBalancer: `balancer-${behind}` }),
            calls: calls.filter((other) => other < services.length).map((other) => `service-${other}`),
        })),
        // Those that are no service are functions.
        functions: functions.map((publishers, index) => ({
            name: `function-${index}`,
            runsFor: publishers
                .filter((other) => other < services.length + functions.length)
                .map((other) => (other < services.length ? `service-${other}` : `function-${other - services.length}`)),
        })),
    }));

const apart = (a: Box, b: Box): boolean =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || bottom(a) <= b.y || bottom(b) <= a.y;

const within = (inner: Box, outer: Box): boolean =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    bottom(inner) <= bottom(outer);

const tierOf = (layout: TopologyLayout, name: string) => {
    const tier = layout.tiers.find((candidate) => candidate.name === name);
    assert.ok(tier, name);
    return tier;
};

const webAclsOf = (layout: TopologyLayout) => layout.loadBalancers.flatMap(({ webAcl }) => webAcl ?? []);

const servicesOf = (layout: TopologyLayout) => layout.groups.flatMap(({ services }) => services);

/** The level stretches of a line. */
const levelStretches = (points: readonly Point[]) =>
    points.flatMap(({ x, y }, index) => {
        const next = points[index + 1];
        return next?.y === y ? [{ y, from: Math.min(x, next.x), to: Math.max(x, next.x) }] : [];
    });

const forAll = (holds: (layout: TopologyLayout, input: TopologyInput) => void) =>
    fc.assert(
        fc.property(environments, (input) => holds(layOutTopology(input), input)),
        { seed: 7, numRuns: 60 },
    );

describe("the layout of the picture", () => {
    it("gives every service and load balancer one place", () => {
        forAll((layout, { services, loadBalancers }) => {
            const placed = servicesOf(layout).map(({ name }) => name);
            assert.deepEqual(placed.sort(), services.map(({ name }) => name).sort());
            assert.deepEqual(
                layout.loadBalancers.map(({ key }) => key),
                loadBalancers.map(({ key }) => key),
            );
        });
    });

    it("lets no two boxes overlap", () => {
        forAll((layout) => {
            const boxes = [
                layout.internet,
                ...(layout.apiGateway ? [layout.apiGateway] : []),
                layout.dataStores,
                ...layout.functions,
                ...layout.loadBalancers,
                ...webAclsOf(layout),
                ...servicesOf(layout),
                ...layout.tiers.flatMap(({ subnets }) => subnets),
            ];
            for (const [index, box] of boxes.entries())
                for (const other of boxes.slice(index + 1))
                    assert.ok(apart(box, other), `${JSON.stringify(box)} overlaps ${JSON.stringify(other)}`);
        });
    });

    it("keeps everything within its tier, the tiers within the VPC, and that within the picture", () => {
        forAll((layout) => {
            const inTier = {
                public: [...layout.loadBalancers, ...webAclsOf(layout), ...layout.natGateways],
                app: servicesOf(layout),
                data: [layout.dataStores],
            };
            for (const [name, boxes] of Object.entries(inTier)) {
                const tier = tierOf(layout, name);
                for (const box of [...boxes, ...tier.subnets])
                    assert.ok(within(box, tier), `${JSON.stringify(box)} is outside the ${name} tier`);
                assert.ok(within(tier, layout.vpc), name);
            }
            assert.ok(layout.apiGateway === undefined || apart(layout.apiGateway, layout.vpc));
            assert.ok(within(layout.vpc, { x: 0, y: 0, width: layout.width, height: layout.height }));
        });
    });

    it("has every function below the VPC, in the order of their names, under a heading", () => {
        forAll((layout, { functions }) => {
            assert.deepEqual(
                layout.functions.map(({ name }) => name),
                functions.map(({ name }) => name),
            );
            assert.equal(layout.functionsHeading !== undefined, functions.length > 0);
            for (const box of layout.functions) {
                assert.ok(box.y > bottom(layout.vpc));
                assert.ok(within(box, { x: 0, y: 0, width: layout.width, height: layout.height }));
            }
        });
    });

    it("puts the subnets of a zone in one column", () => {
        forAll(({ tiers }) => {
            const columns = tiers.map(({ subnets }) => subnets.map(({ x, width }) => [x, width]));
            assert.deepEqual(columns[1], columns[0]);
            assert.deepEqual(columns[2], columns[0]);
        });
    });

    it("puts the services of a load balancer together, and those without routes last", () => {
        forAll(({ groups }, { services }) => {
            for (const group of groups)
                for (const { name } of group.services)
                    assert.equal(services.find((each) => each.name === name)?.loadBalancer, group.loadBalancer);
            const unrouted = groups.findIndex(({ loadBalancer }) => loadBalancer === undefined);
            assert.ok(unrouted === -1 || unrouted === groups.length - 1);
        });
    });

    it("draws a NAT gateway for each zone, for one of them, for all together, or none", () => {
        forAll((layout, { nat, zones }) => {
            const expected = { none: 0, single: 1, "per-zone": zones.length, regional: 1 };
            assert.equal(layout.natGateways.length, expected[nat]);
        });
    });

    it("has an API and the web ACLs that there are, each above its load balancer", () => {
        forAll((layout, { loadBalancers, apiGatewayTo }) => {
            assert.equal(layout.apiGateway !== undefined, apiGatewayTo !== undefined);
            for (const [index, { webAcl, ...balancer }] of layout.loadBalancers.entries()) {
                assert.equal(webAcl !== undefined, loadBalancers[index]?.webAcl);
                assert.ok(webAcl === undefined || bottom(webAcl) < balancer.y);
            }
        });
    });

    it("is the same for the same environment", () => {
        forAll((layout, input) => assert.deepEqual(layOutTopology(structuredClone(input)), layout));
    });
});

describe("the lines of the picture", () => {
    it("leads to every public load balancer, through the API to its own, to every routed service, along every call to another service, and from every event to the function that it runs", () => {
        forAll((layout, input) => {
            const lines = topologyLinks(input, layout).map(({ kind, from, to }) => `${kind} ${from} ${to}`);
            const expected = [
                ...input.loadBalancers.flatMap(({ key, internal }) => (internal ? [] : `entry internet ${key}`)),
                ...(input.apiGatewayTo === undefined
                    ? []
                    : ["entry internet api-gateway", `entry api-gateway ${input.apiGatewayTo}`]),
                ...input.services.flatMap(({ name, loadBalancer }) =>
                    loadBalancer === undefined ? [] : `route ${loadBalancer} ${name}`,
                ),
                ...input.services.flatMap(({ name, calls }) =>
                    calls.filter((callee) => callee !== name).map((callee) => `call ${name} ${callee}`),
                ),
                ...input.functions.flatMap(({ name, runsFor }) =>
                    runsFor.filter((publisher) => publisher !== name).map((publisher) => `event ${publisher} ${name}`),
                ),
            ];
            assert.deepEqual(lines.sort(), expected.sort());
        });
    });

    it("goes level or upright, and around every service but the two at its ends", () => {
        forAll((layout, input) => {
            const services = [
                ...servicesOf(layout),
                ...layout.functions,
                { ...layout.dataStores, name: "the data stores" },
            ];
            for (const { kind, from, to, points } of topologyLinks(input, layout)) {
                for (const [index, point] of points.entries()) {
                    const next = points[index + 1];
                    if (next === undefined) continue;
                    assert.ok(point.x === next.x || point.y === next.y, `${kind} ${from} ${to} is slanted`);
                    const stretch = {
                        x: Math.min(point.x, next.x),
                        y: Math.min(point.y, next.y),
                        width: Math.abs(point.x - next.x),
                        height: Math.abs(point.y - next.y),
                    };
                    for (const service of services)
                        assert.ok(
                            service.name === from || service.name === to || apart(stretch, service),
                            `${kind} ${from} ${to} crosses ${service.name}`,
                        );
                }
            }
        });
    });

    it("runs level for a route where none does for a call", () => {
        forAll((layout, input) => {
            const links = topologyLinks(input, layout);
            const levels = (wanted: Link["kind"]) =>
                links.filter(({ kind }) => kind === wanted).flatMap(({ points }) => levelStretches(points));
            for (const route of levels("route"))
                for (const call of levels("call"))
                    assert.ok(
                        Math.abs(route.y - call.y) >= 4 || route.to <= call.from || call.to <= route.from,
                        `a route and a call at ${route.y} and ${call.y}`,
                    );
        });
    });

    it("runs level for an event where none does for a route or a call", () => {
        forAll((layout, input) => {
            const links = topologyLinks(input, layout);
            const levels = (...wanted: readonly Link["kind"][]) =>
                links.filter(({ kind }) => wanted.includes(kind)).flatMap(({ points }) => levelStretches(points));
            for (const event of levels("event"))
                for (const other of levels("route", "call"))
                    assert.ok(
                        Math.abs(event.y - other.y) >= 4 || event.to <= other.from || other.to <= event.from,
                        `an event and another line at ${event.y} and ${other.y}`,
                    );
        });
    });

    it("has rounded corners between its ends", () => {
        const points = [
            { x: 0, y: 0 },
            { x: 20, y: 0 },
            { x: 20, y: 30 },
        ];
        assert.equal(pathOf(points), "M0 0L14 0Q20 0 20 6L20 30");
    });

    it("has corners no larger than the stretches beside them", () => {
        const points = [
            { x: 0, y: 0 },
            { x: 4, y: 0 },
            { x: 4, y: 30 },
        ];
        assert.equal(pathOf(points), "M0 0L2 0Q4 0 4 6L4 30");
    });
});
