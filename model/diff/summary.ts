import { counted } from "../words";
import type { PlanDifference, ProblemDifference } from "./diff";

/** How the two sides of a comparison are called: two environments differ, what an environment was has changed. */
export interface Sides {
    readonly before: string;
    readonly after: string;
    /** Whether they are one environment at two times. */
    readonly inTime: boolean;
}

type Kind = "added" | "removed" | "changed" | "moved" | "action" | "priority" | "appears" | "vanishes";

/** What is said after `2 services`, of one and of several. */
function predicate(kind: Kind, sides: Sides): readonly [one: string, several: string] {
    const { before, after, inTime } = sides;
    switch (kind) {
        case "added":
            return inTime ? ["is added", "are added"] : [`only in ${after}`, `only in ${after}`];
        case "appears":
            return inTime ? ["appears", "appear"] : predicate("added", sides);
        case "vanishes":
            return inTime ? ["vanishes", "vanish"] : predicate("removed", sides);
        case "removed":
            return inTime ? ["is removed", "are removed"] : [`only in ${before}`, `only in ${before}`];
        case "changed":
            return inTime ? ["changes", "change"] : ["differs", "differ"];
        case "moved":
            return inTime ? ["moves", "move"] : ["leads to another service", "lead to other services"];
        case "action":
            return ["does something else with its requests", "do something else with their requests"];
        case "priority":
            return inTime
                ? ["changes its priority", "change their priorities"]
                : ["has another priority", "have other priorities"];
    }
}

/** An amount of USD with its sign: `+$38.20`, `-$1,204.00`. */
function signedUsd(amount: number): string {
    const text = Math.abs(amount).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return `${amount < 0 ? "-" : "+"}$${text}`;
}

/** From how many USD on a difference is one: below, it is shown as nothing. */
const noticeableUsd = 0.005;

/** The difference in one line: `2 services change, 1 route moves, +$38.20 a month`. */
export function summarise(plans: PlanDifference, problems: ProblemDifference, sides: Sides): string {
    const part = (number: number, noun: string, kind: Kind): string[] =>
        number === 0 ? [] : [`${counted(number, noun)} ${predicate(kind, sides)[number === 1 ? 0 : 1]}`];
    const parts = (noun: string, kinds: readonly Kind[], changes: readonly { readonly kind: Kind }[]) =>
        kinds.flatMap((kind) => part(changes.filter((change) => change.kind === kind).length, noun, kind));
    const { desired } = plans.cost.total.difference;
    const all = [
        ...parts("service", ["added", "removed", "changed"], plans.services),
        ...parts("function", ["added", "removed", "changed"], plans.functions),
        ...parts("route", ["added", "removed", "moved", "action", "priority"], plans.routes),
        ...part(plans.shared.length, "shared setting", "changed"),
        ...part(problems.appear.length, "problem", "appears"),
        ...part(problems.vanish.length, "problem", "vanishes"),
        ...(Math.abs(desired) < noticeableUsd
            ? part(plans.cost.lines.length, "cost line", "changed")
            : [`${signedUsd(desired)} a month`]),
    ];
    return all.length === 0 ? "no differences" : all.join(", ");
}
