import type { CostChange } from "../model/diff/cost";
import type { FunctionChange, PlanDifference, ServiceChange } from "../model/diff/diff";
import type { Change } from "../model/diff/facts";
import type { InstancesChange } from "../model/diff/instances";
import type { RouteChange, RouteTarget } from "../model/diff/routes";
import type { Sides } from "../model/diff/summary";
import type { Levels } from "../model/plan/cost/cost";
import { defaultLoadBalancer } from "../model/plan/routes/written-route";
import type { Context } from "./context";
import { dollars } from "./figures";
import type { LocatedProblem } from "./located-problem";
import { problemText } from "./problem-text";
import { table } from "./table";

/** Stands where there is nothing. */
const none = "–";

/** A value of what is on one side alone. */
const valueIn = (changes: readonly Change[]) => (path: string) => {
    const change = changes.find((each) => each.path === path);
    return change?.after ?? change?.before ?? none;
};

/** A service that is on one side alone, in one line. */
function serviceInShort(changes: readonly Change[]): string {
    const value = valueIn(changes);
    const [min, max] = [value("scaling.min"), value("scaling.max")];
    return `${min === max ? min : `${min} to ${max}`} × ${value("cpu")}, ${value("memory")}`;
}

/** A function that is on one side alone, in one line. */
function functionInShort(changes: readonly Change[]): string {
    const value = valueIn(changes);
    return `${value("memory")}, up to ${value("timeout")} a run`;
}

type NamedChange = Pick<ServiceChange, "kind" | "changes"> & { readonly name: string };

function namedRows({ name, kind, changes }: NamedChange, inShort: (changes: readonly Change[]) => string): string[][] {
    if (kind === "added") return [[name, "", none, inShort(changes)]];
    if (kind === "removed") return [[name, "", inShort(changes), none]];
    return changes.map(({ path, before, after }, index) => [
        index === 0 ? name : "",
        path,
        before ?? none,
        after ?? none,
    ]);
}

const namedColumns = (head: string, { before, after }: Sides) => [
    { head },
    { head: "setting" },
    { head: before },
    { head: after },
];

const servicesText = (services: readonly ServiceChange[], sides: Sides, context: Context): string =>
    table(
        namedColumns("service", sides),
        services.flatMap(({ service, ...change }) => namedRows({ name: service, ...change }, serviceInShort)),
        context,
    );

const functionsText = (functions: readonly FunctionChange[], sides: Sides, context: Context): string =>
    table(
        namedColumns("function", sides),
        functions.flatMap((change) => namedRows({ name: change.function, ...change }, functionInShort)),
        context,
    );

const targetText = (target: RouteTarget | undefined) =>
    target === undefined
        ? none
        : `${target.service} (priority ${target.priority}${target.action === undefined ? "" : `, ${target.action}`})`;

function routesText(routes: readonly RouteChange[], { before, after }: Sides, context: Context): string {
    const several = routes.some(({ loadBalancer }) => loadBalancer !== defaultLoadBalancer);
    const columns = [
        ...(several ? [{ head: "load balancer" }] : []),
        { head: "route" },
        { head: before },
        { head: after },
    ];
    const rows = routes.map((change) => [
        ...(several ? [change.loadBalancer] : []),
        change.route,
        targetText(change.before),
        targetText(change.after),
    ]);
    return table(columns, rows, context);
}

function sharedText(shared: readonly Change[], { before, after }: Sides, context: Context): string {
    const rows = shared.map((change) => [change.path, change.before ?? none, change.after ?? none]);
    return table([{ head: "setting" }, { head: before }, { head: after }], rows, context);
}

function instancesText(instances: InstancesChange, { before, after }: Sides, context: Context): string {
    const row = (name: string, levels: Levels<number> | undefined) => [
        name,
        ...[levels?.min, levels?.desired, levels?.max].map((number) => (number === undefined ? none : String(number))),
    ];
    const columns = [
        { head: "instances" },
        ...["at min tasks", "at desired", "at max"].map((head) => ({ head, align: "right" as const })),
    ];
    return table(columns, [row(before, instances.before), row(after, instances.after)], context);
}

/** A difference in USD, with its sign. */
function signed(usd: number): string {
    const cents = Math.round(usd * 100);
    return `${cents > 0 ? "+" : cents < 0 ? "-" : ""}${dollars(Math.abs(cents) / 100)}`;
}

function costText({ lines, total }: CostChange, { before, after }: Sides, context: Context): string {
    const right = (head: string) => ({ head, align: "right" as const });
    const columns = [
        { head: "USD a month, at desired" },
        right(before),
        right(after),
        right("difference"),
        right("at min"),
        right("at max"),
    ];
    const amount = (levels: Levels<number> | undefined) => (levels === undefined ? none : dollars(levels.desired));
    const differences = (of: Levels<number> | undefined) =>
        of === undefined ? [none, none, none] : [of.desired, of.min, of.max].map(signed);
    const rows = lines.map((line) => [
        line.label,
        amount(line.before),
        amount(line.after),
        ...differences(line.difference),
    ]);
    const sum = [
        "total",
        dollars(total.before.desired),
        dollars(total.after.desired),
        ...differences(total.difference),
    ];
    const missing = [...new Set(lines.flatMap((line) => line.missing ?? []))].map((text) => `  ${none} ${text}`);
    return [table(columns, [...rows, sum], context), ...missing].join("\n");
}

/** The problems that only one side has. */
export interface LocatedProblemDifference {
    readonly appear: readonly LocatedProblem[];
    readonly vanish: readonly LocatedProblem[];
}

/** A difference as tables, each under its title; what does not differ is not there. */
export function differenceText(
    plans: PlanDifference,
    problems: LocatedProblemDifference,
    sides: Sides,
    context: Context,
): string {
    const problemLines = (of: readonly LocatedProblem[]) =>
        of.map((problem) => problemText(problem, context)).join("\n");
    const [appear, vanish] = sides.inTime
        ? ["problems that appear", "problems that vanish"]
        : [`problems only in ${sides.after}`, `problems only in ${sides.before}`];
    const sections: readonly (readonly [title: string, isThere: boolean, text: () => string])[] = [
        ["services", plans.services.length > 0, () => servicesText(plans.services, sides, context)],
        ["functions", plans.functions.length > 0, () => functionsText(plans.functions, sides, context)],
        ["routes", plans.routes.length > 0, () => routesText(plans.routes, sides, context)],
        ["shared settings", plans.shared.length > 0, () => sharedText(plans.shared, sides, context)],
        [
            "EC2 instances",
            plans.instances !== undefined,
            () => (plans.instances === undefined ? "" : instancesText(plans.instances, sides, context)),
        ],
        ["cost", plans.cost.lines.length > 0, () => costText(plans.cost, sides, context)],
        [appear, problems.appear.length > 0, () => problemLines(problems.appear)],
        [vanish, problems.vanish.length > 0, () => problemLines(problems.vanish)],
    ];
    return sections
        .filter(([, isThere]) => isThere)
        .map(([title, , text]) => `${context.colours.bold(title)}\n${text()}`)
        .join("\n\n");
}
