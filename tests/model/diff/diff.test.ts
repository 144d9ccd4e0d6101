import assert from "node:assert/strict";
import { diffPlans, diffProblems } from "../../../model/diff/diff";
import { errorAt, type Problem } from "../../../model/problem";
import type { ServiceConfiguration } from "../../../model/schema/service";
import { planOf, sourcesFixture } from "../../support/fixtures";
import { planWith, webService, worker } from "../../support/plans";
import { costOf, richPlan } from "./rich-plan";

const withServices = (...services: ServiceConfiguration[]) => planWith({ services });

/** What differs between one service before and after. */
const changesOf = (before: Partial<ServiceConfiguration>, after: Partial<ServiceConfiguration>) =>
    diffPlans(withServices(webService(before)), withServices(webService(after))).services.flatMap(
        ({ changes }) => changes,
    );

describe("the difference of two plans", () => {
    it("is empty for the same plan", () => {
        const { services, routes, shared, instances, cost } = diffPlans(richPlan(), richPlan());
        assert.deepEqual(
            { services, routes, shared, instances },
            { services: [], routes: [], shared: [], instances: undefined },
        );
        assert.deepEqual(cost.lines, []);
    });

    it("is empty for two environments that differ in their stack's name alone", () => {
        const [dev, prod] = [planWith({ stack: "dev" }), planWith({ stack: "prod" })];
        assert.notDeepEqual(dev, prod);
        const { services, routes, shared } = diffPlans(dev, prod);
        assert.deepEqual([services, routes, shared], [[], [], []]);
    });

    it("is the same, byte for byte, for the same plans", () => {
        const again = () => JSON.stringify(diffPlans(planOf(), richPlan()));
        assert.equal(again(), again());
    });

    it("does not depend on the order in which services are read", () => {
        const sources = sourcesFixture();
        const reversed = { ...sources, services: [...sources.services].reverse() };
        assert.deepEqual(diffPlans(planOf(reversed), richPlan()), diffPlans(planOf(sources), richPlan()));
    });

    it("adds everything where there is nothing before", () => {
        const { services, routes, shared } = diffPlans(undefined, withServices(webService()));
        assert.deepEqual(
            services.map(({ service, kind }) => [service, kind]),
            [["order", "added"]],
        );
        assert.deepEqual(
            routes.map(({ kind, route }) => [kind, route]),
            [
                ["added", "/orders"],
                ["added", "/orders/*"],
            ],
        );
        assert.ok(shared.every(({ before, after }) => before === undefined && after !== undefined));
    });
});

describe("the services of two plans", () => {
    it("are added, removed or changed, in the order of their names", () => {
        const before = withServices(webService(), worker(), worker({ name: "old" }));
        const after = withServices(webService({ cpu: "0.5 vCPU" }), worker(), worker({ name: "new" }));
        assert.deepEqual(
            diffPlans(before, after).services.map(({ service, kind }) => [service, kind]),
            [
                ["new", "added"],
                ["old", "removed"],
                ["order", "changed"],
            ],
        );
    });

    const told: [
        what: string,
        before: Partial<ServiceConfiguration>,
        after: Partial<ServiceConfiguration>,
        change: object,
    ][] = [
        ["size", { memory: "512 MiB" }, { memory: "2 GiB" }, { path: "memory", before: "512 MiB", after: "2 GiB" }],
        ["processors", { cpu: "0.25 vCPU" }, { cpu: "1 vCPU" }, { path: "cpu", before: "0.25 vCPU", after: "1 vCPU" }],
        [
            "placement",
            {},
            { placement: "binpack" },
            { path: "placement", before: "az-balanced-spread", after: "binpack" },
        ],
        [
            "health check",
            {},
            { health: { interval: "1 min" } },
            { path: "health.interval", before: "15 s", after: "60 s" },
        ],
        ["retention of logs", {}, { logRetention: "30 days" }, { path: "logRetention", after: "30 days" }],
        ["variable", {}, { environment: { LEVEL: "info" } }, { path: "environment.LEVEL", after: "info" }],
        [
            "secret's whereabouts",
            {},
            { secrets: { TOKEN: "/shop/token" } },
            { path: "secrets.TOKEN", after: "/shop/token" },
        ],
        ["image", { image: { uri: "a:1" } }, { image: { uri: "a:2" } }, { path: "image", before: "a:1", after: "a:2" }],
    ];
    for (const [what, before, after, change] of told) {
        it(`tell of another ${what} by the path of its option`, () => {
            const changes = changesOf(before, after).filter(({ path }) => path !== "zone rebalancing");
            assert.deepEqual(changes, [change]);
        });
    }

    it("tell of another range of tasks by its ends, and that autoscaling comes with it", () => {
        assert.deepEqual(changesOf({ scaling: { min: 1 } }, { scaling: { min: 2, max: 6 } }), [
            { path: "scaling.cpu", after: "60 %" },
            { path: "scaling.max", before: "1", after: "6" },
            { path: "scaling.min", before: "1", after: "2" },
        ]);
    });

    it("tell of a placement that the name does not stand for", () => {
        const constraints = [{ type: "memberOf" as const, expression: "attribute:ecs.os-type == linux" }];
        const [change] = changesOf({}, { placement: { name: "az-balanced-spread", constraints } });
        assert.match(change?.after ?? "", /^az-balanced-spread: .*memberOf attribute:ecs.os-type == linux$/);
    });

    it("do not tell of a call twice, as its variable too", () => {
        const before = withServices(webService(), worker());
        const after = withServices(webService(), worker({ calls: ["order"] }));
        assert.deepEqual(diffPlans(before, after).services.find(({ service }) => service === "mailer")?.changes, [
            { path: "calls.order", after: "http://order:8080" },
            { path: "proxy.cpu", after: "0.25 vCPU" },
            { path: "proxy.memory", after: "64 MiB" },
        ]);
    });

    it("do not tell the value of what looks like a secret, but that it changes", () => {
        const variables = (value: string) => ({
            environment: { DB_PASSWORD: value, DSN: `postgres://me:${value}@db` },
        });
        const changes = changesOf(variables("old"), variables("new"));
        assert.deepEqual(changes, [
            { path: "environment.DB_PASSWORD", before: "(not shown)", after: "(not shown)" },
            { path: "environment.DSN", before: "(not shown)", after: "(not shown)" },
        ]);
    });

    it("do not tell of what holds for the whole environment", () => {
        const production = { environment: { class: "production", exec: true } };
        const { services, shared } = diffPlans(planWith(), planWith({ sections: production }));
        assert.deepEqual(services, []);
        assert.ok(shared.some(({ path }) => path === "environment.exec"));
    });
});

describe("the routes of two plans", () => {
    const route = (before: ServiceConfiguration[], after: ServiceConfiguration[]) =>
        diffPlans(withServices(...before), withServices(...after)).routes;
    const service = (name: string, ...routes: string[]) => webService({ name, routes: routes });

    it("are added and removed", () => {
        const changes = route([service("aa", "/a", "/b")], [service("aa", "/a", "/c")]);
        assert.deepEqual(
            changes.filter(({ kind }) => kind !== "priority").map(({ kind, route: path }) => [kind, path]),
            [
                ["removed", "/b"],
                ["added", "/c"],
            ],
        );
    });

    it("move to another service", () => {
        const changes = route(
            [service("aa", "/a", "/x"), service("bb", "/b")],
            [service("aa", "/a"), service("bb", "/b", "/x")],
        );
        const [moved] = changes.filter(({ kind }) => kind === "moved");
        assert.deepEqual([moved?.route, moved?.before?.service, moved?.after?.service], ["/x", "aa", "bb"]);
    });

    it("tell of another place of the same rule", () => {
        const [before, after] = [
            webService({ routes: ["/a"] }),
            webService({ routes: [{ path: "/a", priority: 10 }] }),
        ];
        const [change] = route([before], [after]);
        assert.deepEqual([change?.kind, change?.after], ["priority", { service: "order", priority: 10 }]);
    });

    it("leave one load balancer for another", () => {
        const sections = { loadBalancers: { internal: {} } };
        const on = (loadBalancer?: string) =>
            planWith({
                sections,
                services: [webService({ routes: ["/a"], ...(loadBalancer !== undefined && { loadBalancer }) })],
            });
        assert.deepEqual(
            diffPlans(on(), on("internal")).routes.map(({ kind, loadBalancer }) => [kind, loadBalancer]),
            [
                ["removed", "default"],
                ["added", "internal"],
            ],
        );
    });

    it("tell of a route for a host alone", () => {
        const changes = route(
            [service("aa", "/a")],
            [service("aa", "/a"), webService({ name: "bb", routes: [{ host: "b.example.com" }] })],
        );
        assert.deepEqual(
            changes.map(({ route: text }) => text),
            ["b.example.com/*"],
        );
    });
});

describe("what two environments share", () => {
    it("is told by the paths of the stack file", () => {
        const sections = {
            network: { nat: "none" },
            capacity: { instanceTypes: ["t3.medium"], max: 9 },
            loadBalancer: { idleTimeout: "30 s" },
        };
        const paths = diffPlans(planWith(), planWith({ sections })).shared.map(({ path }) => path);
        assert.deepEqual(paths, [
            "capacity.max",
            "loadBalancer.idleTimeout",
            "network.interface endpoints",
            "network.nat",
        ]);
    });
});

describe("the cost of two plans", () => {
    const cost = (before: Record<string, number>, after: Record<string, number>) =>
        diffPlans(richPlan({ cost: costOf(before) }), richPlan({ cost: costOf(after) })).cost;

    it("is told by the lines that change, with those that vanish last", () => {
        const { lines } = cost({ gone: 5, same: 7, nat: 30 }, { nat: 90, same: 7, fresh: 1 });
        assert.deepEqual(
            lines.map(({ key, before, after, difference }) => [
                key,
                before?.desired,
                after?.desired,
                difference?.desired,
            ]),
            [
                ["nat", 30, 90, 60],
                ["fresh", undefined, 1, 1],
                ["gone", 5, undefined, -5],
            ],
        );
    });

    it("has both labels of a line that is called otherwise", () => {
        const labelled = (label: string, usd: number) => {
            const plan = costOf({ nat: usd });
            return richPlan({ cost: { ...plan, lines: plan.lines.map((line) => ({ ...line, label })) } });
        };
        const [line] = diffPlans(labelled("t3.medium", 1), labelled("m6i.large", 2)).cost.lines;
        assert.equal(line?.label, "t3.medium → m6i.large");
    });

    it("has the difference of the totals", () => {
        const { total } = cost({ nat: 30 }, { nat: 90 });
        assert.deepEqual([total.before.desired, total.after.desired, total.difference.desired], [30, 90, 60]);
    });

    it("has no difference for a line without a price, and says what is missing", () => {
        const known = costOf({ nat: 30 });
        const [line] = known.lines;
        assert.ok(line !== undefined);
        const { monthlyUsd, unitUsd, ...priceless } = line;
        assert.ok(monthlyUsd !== undefined && unitUsd !== undefined);
        const missing = "no price for nat in eu-west-9";
        const after = { ...known, lines: [{ ...priceless, missing }], missing: [missing] };
        const { lines, incomplete } = diffPlans(richPlan({ cost: known }), richPlan({ cost: after })).cost;
        assert.deepEqual(
            lines.map((change) => [change.difference, change.missing]),
            [[undefined, missing]],
        );
        assert.equal(incomplete, true);
    });
});

describe("the problems of two configurations", () => {
    it("appear and vanish", () => {
        const lasting: Problem = { ...errorAt("flotilla:network", "a/a", "is", "do"), severity: "warning" };
        const old = errorAt("flotilla:network", "b/b", "is", "do");
        const fresh = errorAt("flotilla:network", "c/c", "is", "do");
        assert.deepEqual(diffProblems([lasting, old], [fresh, lasting]), { appear: [fresh], vanish: [old] });
    });
});
