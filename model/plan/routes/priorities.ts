import { createHash } from "node:crypto";
import { groupBy } from "../../group-by";
import { highestRulePriority } from "../../aws/limits";
import { bandOf } from "./band";
import { conditionText, includes, type RouteCondition } from "./condition";

/** No places. */
const none: ReadonlySet<number> = new Set();

/** In how many rounds a condition looks for a place in its own band; after that, next to it too. */
const roundsInBand = 12;
const mostRounds = 60;

/** The place that a condition proposes in a round: a hash of the condition and the round, within its band. */
function proposal(condition: RouteCondition, round: number): number {
    const band = bandOf(condition);
    const wider = round < roundsInBand ? 0 : 2 ** Math.min(round - roundsInBand, 12);
    const start = Math.max(1, band.start - wider);
    const size = Math.min(highestRulePriority, band.start + band.size + wider) - start;
    const hash = createHash("sha256")
        .update(`${round}:${conditionText(condition)}`)
        .digest()
        .readUInt32BE();
    return start + (hash % Math.max(1, size));
}

/**
 * Gives each condition a listener-rule priority from 1 to 50000, the more specific of two before the less specific.
 *
 * The result is a function of the conditions alone. Each proposes a place by its own hash, so that adding or removing
 * one moves no other, unless two propose the same place: then all of them leave it, and none of the conditions takes it.
 * Because they all leave, no rule ever takes over the place of one that is still needed.
 * A place that is taken is left in the same way, so that taking one moves no condition but the one that stood there.
 * @param conditions all different
 * @param taken the places that none of the conditions may have
 * @returns the priorities, by {@link conditionText}
 * @throws RangeError if the conditions are so alike that no places are left for them
 */
export function assignPriorities(
    conditions: readonly RouteCondition[],
    taken: ReadonlySet<number> = none,
): ReadonlyMap<string, number> {
    const rounds = new Map(conditions.map((condition) => [conditionText(condition), 0]));
    const left = new Set<number>();
    for (;;) {
        const proposals = conditions.map((condition) => {
            const text = conditionText(condition);
            const round = rounds.get(text) ?? 0;
            return { condition, text, round, place: proposal(condition, round) };
        });
        const byPlace = groupBy(proposals, ({ place }) => place);
        const misplaced = new Set<string>();
        for (const [place, contenders] of byPlace) {
            if (contenders.length > 1) left.add(place);
            for (const { text, round } of contenders) {
                const wasLeft = left.has(place) && round > 0 && round < roundsInBand;
                if (contenders.length > 1 || wasLeft || taken.has(place)) misplaced.add(text);
            }
        }
        // Only a condition that looked beyond its band can stand on the wrong side of another.
        for (const one of proposals.filter(({ round }) => round >= roundsInBand)) {
            for (const other of proposals) {
                if (one.text === other.text) continue;
                const [first, second] = one.place < other.place ? [one, other] : [other, one];
                if (includes(first.condition, second.condition)) misplaced.add(one.text);
            }
        }
        if (misplaced.size === 0) return new Map(proposals.map(({ text, place }) => [text, place]));
        for (const text of misplaced) {
            const round = (rounds.get(text) ?? 0) + 1;
            if (round > mostRounds) throw new RangeError(`there is no listener-rule priority left for ${text}`);
            rounds.set(text, round);
        }
    }
}
