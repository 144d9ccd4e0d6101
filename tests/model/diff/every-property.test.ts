import assert from "node:assert/strict";
import { diffPlans, isDifferent, type PlanDifference } from "../../../model/diff/diff";
import { richPlan } from "./rich-plan";

type Path = readonly (string | number)[];

/** The paths of all values that are no lists or sections. */
function leaves(value: unknown, path: Path = []): Path[] {
    if (value === null || typeof value !== "object") return [path];
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const otherThan = (value: unknown): unknown =>
    typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `${String(value)}-other`;

/** The value with another at one place. */
function changed<Value>(value: Value, [key, ...rest]: Path): Value {
    if (key === undefined) return otherThan(value) as Value;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string | number, unknown>;
    copy[key] = changed(copy[key], rest);
    return copy as Value;
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
    /^(dnsNamespace|events\.busName|topics\.\d+\.(event|name))$/,
    /^(services|functions)\.\d+\.subscribes\.\d+\.topicName$/,
    /^services\.\d+\.dns\.namespace$/,
    /^services\.\d+\.(family|scheduleDeadLetterName|eventDeadLetterName)$/,
    /^services\.\d+\.queue\.(name|deadLetterName)$/,
    /^services\.\d+\.table\.name$/,
    /^services\.\d+\.cache\.(name|finalSnapshotName)$/,
    /^services\.\d+\.database\.(identifier|rotationLogGroup)$/,
    /^functions\.\d+\.(functionName|scheduleDeadLetterName|eventDeadLetterName|code\.path)$/,
    /^functions\.\d+\.(queue\.(name|deadLetterName)|table\.name)$/,
    /^functions\.\d+\.alarms\.alarms\.\d+\.name$/,
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
    /^services\.\d+\.database\.compute\.kind$/, // from what it has
    /^services\.\d+\.database\.(port|family|retained|tier|logRetentionDays)$/, // from the version, the class, the network and the service
    /^services\.\d+\.logDestination\.kind$/, // from what it names
    /^services\.\d+\.volumes\.\d+\.fileSystem\.(kind|directory|tier)$/, // from the id, the name and the network
    /^services\.\d+\.cache\.(parameterFamily|tier)$/, // from the version and the network
    /^services\.\d+\.sends\.\d+\.service$/, // in the variable
    /^services\.\d+\.subscribes\.\d+\.(ruleName|filtered)$/, // from the event, and in the pattern
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
    /^functions\.\d+\.subscribes\.\d+\.(ruleName|filtered)$/, // from the event, and in the pattern
    /^functions\.0\.batch\./, // of a function that nothing brings events
    /^functions\.\d+\.alarms\.alarms\.\d+\.description$/, // from the threshold
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

    let differences: readonly {
        readonly path: string;
        readonly there: PlanDifference;
        readonly back: PlanDifference;
    }[];
    before(function () {
        // Well over a thousand properties, one after the other.
        this.timeout(60_000);
        differences = told.map((path) => {
            const other = changed(plan, path);
            return { path: path.join("."), there: diffPlans(plan, other), back: diffPlans(other, plan) };
        });
    });

    it("is told, whichever property it is", () => {
        const silent = differences.filter(({ there }) => !isDifferent(there, { appear: [], vanish: [] }));
        assert.deepEqual(
            silent.map(({ path }) => path),
            [],
        );
        assert.ok(told.length > 100, `only ${told.length} properties were tried`);
    });

    it("is told in both directions", () => {
        const count = ({ services, functions, shared, routes }: PlanDifference) =>
            [...services, ...functions].flatMap(({ changes }) => changes).length + shared.length + routes.length;
        const oneSided = differences.filter(({ there, back }) => count(there) !== count(back));
        assert.deepEqual(
            oneSided.map(({ path }) => path),
            [],
        );
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
