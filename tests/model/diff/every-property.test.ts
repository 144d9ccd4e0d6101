import assert from "node:assert/strict";
import { diffPlans, isDifferent } from "../../../model/diff/diff";
import type { Plan } from "../../../model/plan/plan";
import { richPlan } from "./rich-plan";

type Path = readonly (string | number)[];

/** The paths of all values that are no lists or sections. */
function leaves(value: unknown, path: Path = []): Path[] {
    if (value === null || typeof value !== "object") return [path];
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const otherThan = (value: unknown): unknown =>
    typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `${String(value)}-other`;

/** The plan with one value changed. */
function changed(plan: Plan, path: Path): Plan {
    const copy = structuredClone(plan) as unknown;
    const last = path.at(-1) ?? "";
    const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], copy);
    const values = holder as Record<string | number, unknown>;
    values[last] = otherThan(values[last]);
    return copy as Plan;
}

/** What two environments differ in by nature: it is never told. */
const names = [
    /^(name|project|stack)$/,
    /\btags\.(Environment|ManagedBy|Project|Service)$/,
    /^(loadBalancers|capacity\.groups)\.\d+\.name$/,
    /\b(execLogGroup|logGroup|waf\.logs\.group|apiGateway\.logs\.group)$/,
    /\b(execLogGroup|logGroup|waf\.logs\.group)$/,
    /^services\.\d+\.deployment\.alarms\.\d+\.name$/,
    /^alerts\.topicName$/,
    /^queries\.\d+\.(name|logGroups\.\d+)$/,
    /^services\.\d+\.alarms\.(alarms|composites)\.\d+\.name$/,
    /^services\.\d+\.image\.context$/,
    /^dnsNamespace$/,
    /^services\.\d+\.dns\.namespace$/,
    /^services\.\d+\.(family|scheduleDeadLetterName)$/,
    /^services\.\d+\.queue\.(name|deadLetterName)$/,
];

/** What follows from something that is told, or is part of it. */
const implied = [
    /^network\.subnets\./, // from the range and the zones
    /^capacity\.groups\.\d+\.forceDelete$/, // from the protection
    /^capacity\.groups\.\d+\.gpus$/, // from the instance types
    /^capacity\.(fargate|defaultProvider)\b/, // from the services and the groups
    /^services\.\d+\.compatibility$/, // from the capacity
    /^services\.(?!1\.)\d+\.capacity\.0\.(base|weight)$/, // of a single provider, which has all tasks
    /^services\.\d+\.(databases|eventBuses)\.\d+\.name$/, // in the path
    /^apiGateway\.(port|serverName)$/, // from the load balancer
    /^loadBalancers\.\d+\.protocol$/, // from the domain and the certificate
    /^loadBalancers\.\d+\.waf\.kind$/, // from the ARN
    /^loadBalancers\.\d+\.asksIdentityProviders$/, // from the routes
    /^services\.\d+\.architecture$/, // told of a service only where it is not that of the instances
    /^services\.\d+\.image\.(kind|keep)$/,
    /^services\.\d+\.calls\.\d+\.(service|through|host|port|targetPort|variable)$/, // in the URL
    /^services\.\d+\.tls\./, // told of the environment
    /^services\.\d+\.jobs\.\d+\.name$/, // in the path
    /^services\.\d+\.(volumes\.\d+|blockVolume)\.name$/, // in the path
    /^services\.\d+\.logDestination\.kind$/, // from what it names
    /^services\.\d+\.volumes\.\d+\.fileSystem\.(kind|directory|tier)$/, // from the id, the name and the network
    /^services\.\d+\.sends\.\d+\.service$/, // in the variable
    /^services\.\d+\.(calledBy|startsAfter)\./, // from the calls
    /^services\.\d+\.exposure\.sharesWith\./, // from the routes
    /^services\.\d+\.scaling\.schedule\.\d+\.key$/, // from the time
    /^services\.\d+\.scaling\.wakes$/, // from min and the backlog
    /^services\.\d+\.scaling\.steps\.\d+\.threshold$/, // the first of the steps' bounds
    /^services\.\d+\.exposure\.(port|(rules|testRules)\.\d+\.service)$/, // the service's own
    /^services\.\d+\.exposure\.gracePeriodSeconds$/, // from the health check
    /^services\.\d+\.containerHealthCheck\.startPeriodSeconds$/, // from the startup time
    /^services\.\d+\.deployment\.alarms\.\d+\.description$/, // from the threshold
    /^services\.\d+\.deployment\.timeoutMinutes$/, // from the bake times
    /^services\.\d+\.alarms\.(alarms|composites)\.\d+\.description$/, // from the threshold
    /^alerts\.subscriptions\.\d+\.secret$/, // from the kind of subscription
    /^fits\.\d+\.(?!at(Min|Desired|Max)\.instancesWithHeadroom)/,
    /^rollouts\./,
    /^cost\.(?!lines\.\d+\.(quantity|monthlyUsd))/,
];

const isOneOf = (patterns: readonly RegExp[]) => (path: Path) =>
    patterns.some((pattern) => pattern.test(path.join(".")));

describe("a difference in one property of a plan", () => {
    const plan = richPlan();
    const told = leaves(plan).filter((path) => !isOneOf([...names, ...implied])(path));

    it("is told, whichever property it is", () => {
        const silent = told.filter((path) => {
            const difference = diffPlans(plan, changed(plan, path));
            return !isDifferent(difference, { appear: [], vanish: [] });
        });
        assert.deepEqual(
            silent.map((path) => path.join(".")),
            [],
        );
        assert.ok(told.length > 100, `only ${told.length} properties were tried`);
    });

    it("is told in both directions", () => {
        const oneSided = told.filter((path) => {
            const other = changed(plan, path);
            const count = (before: Plan, after: Plan) => {
                const { services, shared, routes } = diffPlans(before, after);
                return services.flatMap(({ changes }) => changes).length + shared.length + routes.length;
            };
            return count(plan, other) !== count(other, plan);
        });
        assert.deepEqual(oneSided, []);
    });

    it("is not told if it is a name that holds the environment's", () => {
        const named = leaves(plan).filter(isOneOf(names));
        assert.notEqual(named.length, 0);
        const tell = named.filter((path) =>
            isDifferent(diffPlans(plan, changed(plan, path)), { appear: [], vanish: [] }),
        );
        assert.deepEqual(tell, []);
    });
});
