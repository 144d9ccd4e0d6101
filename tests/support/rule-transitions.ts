import { conditionText } from "../../model/plan/routes/condition";
import { planRules, type Claim, type RulePlan } from "../../model/plan/routes/rules";
import { answering, requestsFor, type Request } from "./routes";

/** How a rule's resource is called, as in components/service/service.ts. */
export const nameOf = (rule: RulePlan) => `rule-${rule.priority}`;

/** What an ALB has at one moment: rules, by the name of their resource. */
type State = ReadonlyMap<string, RulePlan>;

const stateOf = (rules: readonly RulePlan[], name: (rule: RulePlan) => string): State =>
    new Map(rules.map((rule) => [name(rule), rule]));

/** A source of chance that a seed determines: numbers from 0 to below `limit`. */
export function chance(seed: number): (limit: number) => number {
    let state = seed >>> 0;
    return (limit) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * limit);
    };
}

function shuffled<Value>(values: readonly Value[], next: (limit: number) => number): Value[] {
    const left = [...values];
    return values.map(() => left.splice(next(left.length), 1)[0] as Value);
}

/** One change to the load balancer. */
export interface Step {
    readonly kind: "create" | "update" | "delete";
    readonly rules: readonly RulePlan[];
}

/** What Pulumi does with a changed program: creates and updates in any order, and when all is done deletes in any order. */
export function transition(
    before: readonly RulePlan[],
    after: readonly RulePlan[],
    next: (limit: number) => number,
    name: (rule: RulePlan) => string = nameOf,
): Step[] {
    const [old, wanted] = [stateOf(before, name), stateOf(after, name)];
    const state = new Map(old);
    const changed = [...wanted].filter(([key, rule]) => JSON.stringify(old.get(key)) !== JSON.stringify(rule));
    const gone = [...old.keys()].filter((key) => !wanted.has(key));
    return [
        ...shuffled(changed, next).map(([key, rule]): Step => {
            const kind = state.has(key) ? "update" : "create";
            state.set(key, rule);
            return { kind, rules: [...state.values()] };
        }),
        ...shuffled(gone, next).map((key): Step => {
            state.delete(key);
            return { kind: "delete", rules: [...state.values()] };
        }),
    ];
}

/** A request that for a while is answered by neither the service before nor the one after the change. */
export interface Gap {
    readonly request: Request;
    readonly owners: readonly string[];
    readonly answeredBy: string | undefined;
    /** The rules with the claimed condition, before and after: with more than one value, or with one. */
    readonly from: RulePlan;
    readonly to: RulePlan;
}

/** The gaps of a change, for one request of each claim that stays. */
export function gaps(before: readonly Claim[], after: readonly Claim[], next: (limit: number) => number): Gap[] {
    const [old, wanted] = [planRules(before), planRules(after)];
    const stays = after.filter(({ condition }) =>
        before.some((claim) => conditionText(claim.condition) === conditionText(condition)),
    );
    const watched = stays.flatMap(({ condition }) => {
        const request = requestsFor(condition).at(-1);
        if (request === undefined) return [];
        const [from, to] = [answering(old, request), answering(wanted, request)];
        return from === undefined || to === undefined ? [] : [{ request, from, to }];
    });
    const found = new Map<string, Gap>();
    for (const { rules } of transition(old, wanted, next)) {
        for (const { request, from, to } of watched) {
            const answeredBy = answering(rules, request)?.service;
            const owners = [from.service, to.service];
            if (answeredBy === undefined || !owners.includes(answeredBy))
                found.set(JSON.stringify(request), { request, owners, answeredBy, from, to });
        }
    }
    return [...found.values()];
}
