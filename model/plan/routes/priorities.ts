import { createHash } from "node:crypto";
import { groupBy } from "../../group-by";
import { highestRulePriority } from "../../aws/limits";
import { bandOf } from "./band";
import { conditionText, includes, type RouteCondition } from "./condition";
import { requestConditionCount } from "./request-conditions";

/** No places. */
const none: ReadonlySet<number> = new Set();

/** In how many rounds a condition looks for a place in its own band; after that, next to it too. */
const roundsInBand = 12;
const mostRounds = 60;

/** Where a band has no place that is early enough, one is taken from so many before it. */
const placesBeforeBand = 100;

/**
 * The place that a condition proposes in a round: a hash of the condition and the round, within its band.
 * @param before the first place that is too late
 */
function proposal(condition: RouteCondition, round: number, before: number): number {
    const band = bandOf(condition);
    const wider = round < roundsInBand ? 0 : 2 ** Math.min(round - roundsInBand, 12);
    const end = Math.min(highestRulePriority, band.start + band.size + wider, before);
    if (end <= 1) throw new RangeError(`there is no listener-rule priority left for ${conditionText(condition)}`);
    const first = Math.max(1, band.start - wider);
    const start = first < before ? first : Math.max(1, before - placesBeforeBand);
    const size = end - start;
    const hash = createHash("sha256")
        .update(`${round}:${conditionText(condition)}`)
        .digest()
        .readUInt32BE();
    return start + (hash % Math.max(1, size));
}

/** Which of the conditions must come after one: those within which it lies. */
export type Followers = (condition: RouteCondition) => readonly RouteCondition[];

/**
 * What each condition proposes in its round. Of two in different bands the order is right wherever they stand. Two with
 * conditions beside host and path may be in one: the narrower one then looks for its place before that of the wider.
 */
function proposals(conditions: readonly RouteCondition[], rounds: ReadonlyMap<string, number>, followers: Followers) {
    const known = new Map<string, number>();
    const placeOf = (condition: RouteCondition): number => {
        const text = conditionText(condition);
        const place =
            known.get(text) ??
            proposal(condition, rounds.get(text) ?? 0, Math.min(Infinity, ...followers(condition).map(placeOf)));
        known.set(text, place);
        return place;
    };
    return conditions.map((condition) => {
        const text = conditionText(condition);
        return { condition, text, round: rounds.get(text) ?? 0, place: placeOf(condition) };
    });
}

const hasMore = (condition: RouteCondition) => requestConditionCount(condition) > 0;

/** The followers of each condition among others. */
function followersAmong(conditions: readonly RouteCondition[]): Followers {
    const further = conditions.filter(hasMore);
    return (condition) =>
        hasMore(condition) ? further.filter((other) => other !== condition && includes(other, condition)) : [];
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
 * @param followers of conditions with more than host and path, those with more too that must come after
 * @returns the priorities, by {@link conditionText}
 * @throws RangeError if the conditions are so alike that no places are left for them
 */
export function assignPriorities(
    conditions: readonly RouteCondition[],
    taken: ReadonlySet<number> = none,
    followers = followersAmong(conditions),
): ReadonlyMap<string, number> {
    const rounds = new Map(conditions.map((condition) => [conditionText(condition), 0]));
    const left = new Set<number>();
    for (;;) {
        const proposed = proposals(conditions, rounds, followers);
        const byPlace = groupBy(proposed, ({ place }) => place);
        const misplaced = new Set<string>();
        for (const [place, contenders] of byPlace) {
            if (contenders.length > 1) left.add(place);
            for (const { text, round } of contenders) {
                const wasLeft = left.has(place) && round > 0 && round < roundsInBand;
                if (contenders.length > 1 || wasLeft || taken.has(place)) misplaced.add(text);
            }
        }
        // Only a condition that looked beyond its band can stand on the wrong side of another.
        for (const one of proposed.filter(({ round }) => round >= roundsInBand)) {
            for (const other of proposed) {
                if (one.text === other.text) continue;
                const [first, second] = one.place < other.place ? [one, other] : [other, one];
                if (includes(first.condition, second.condition)) misplaced.add(one.text);
            }
        }
        if (misplaced.size === 0) return new Map(proposed.map(({ text, place }) => [text, place]));
        for (const text of misplaced) {
            const round = (rounds.get(text) ?? 0) + 1;
            if (round > mostRounds) throw new RangeError(`there is no listener-rule priority left for ${text}`);
            rounds.set(text, round);
        }
    }
}
