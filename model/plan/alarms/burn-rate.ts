import type { SloSpec } from "../../schema/slo";
import { latencyInSeconds } from "../../schema/units";
import type { AlarmPlan } from "../alarm";
import type { CompositeAlarmPlan } from "../composite-alarm";
import { onlyGroup, serverErrorRateOfAll, shareWithin, type TargetGroup } from "./target-group-terms";

/** How fast an error budget is used up: in a long window, and, so that the alarm ends soon after the trouble, in a short one. */
interface BurnRate {
    readonly key: "fast" | "medium" | "slow";
    /** How much faster than one that would last 30 days. */
    readonly rate: number;
    readonly long: Window;
    readonly short: Window;
}

interface Window {
    readonly key: string;
    readonly seconds: number;
}

const window = (key: string, minutes: number): Window => ({ key, seconds: 60 * minutes });

/**
 * With them, 2 % of the budget of 30 days is gone in an hour, 5 % in six, or 10 % in three days.
 * Source: Alerting on SLOs, table 5-8, The Site Reliability Workbook, https://sre.google/workbook/alerting-on-slos/
 */
export const burnRates: readonly BurnRate[] = [
    { key: "fast", rate: 14.4, long: window("1h", 60), short: window("5m", 5) },
    { key: "medium", rate: 6, long: window("6h", 360), short: window("30m", 30) },
    { key: "slow", rate: 1, long: window("3d", 4320), short: window("6h", 360) },
];

/** What somebody is woken up for, and what can wait until they are at work. */
const urgencies = [
    { key: "page", rates: ["fast", "medium"], text: "at once" },
    { key: "ticket", rates: ["slow"], text: "within days" },
] as const;

/** With fewer requests in the window, one bad answer would be a burn rate beyond all limits. */
const minimumRequests = 20;

/** Without the noise of binary fractions. */
const rounded = (percent: number) => Math.round(percent * 1e6) / 1e6;

/** An objective: its share of good requests, and an alarm's terms and threshold for a share of bad ones in a window. */
interface Objective {
    readonly key: "availability" | "latency";
    readonly text: string;
    /** The share of requests that may be bad, in percent. */
    readonly budget: number;
    readonly badAbove: (percent: number, seconds: number) => Pick<AlarmPlan, "terms" | "comparison" | "threshold">;
}

function objectivesOf(
    service: string,
    { availability, latency }: SloSpec,
    groups: readonly TargetGroup[],
): Objective[] {
    return [
        ...(availability === undefined
            ? []
            : [
                  {
                      key: "availability",
                      text: `${availability} % of the requests to ${service} are answered without 5xx`,
                      budget: rounded(100 - availability),
                      badAbove: (threshold, seconds) => ({
                          terms: serverErrorRateOfAll(service, seconds, minimumRequests, groups),
                          comparison: "above",
                          threshold,
                      }),
                  } satisfies Objective,
              ]),
        ...(latency === undefined
            ? []
            : [
                  {
                      key: "latency",
                      text: `${latency.percent} % of the requests to ${service} are answered within ${latency.within}`,
                      budget: rounded(100 - latency.percent),
                      badAbove: (percent, seconds) => ({
                          terms: shareWithin(service, latencyInSeconds(latency.within), seconds, groups),
                          comparison: "below",
                          threshold: rounded(100 - percent),
                      }),
                  } satisfies Objective,
              ]),
    ];
}

function alarmsOn(objective: Objective, service: string, environment: string) {
    const keyOf = (rate: BurnRate, { key }: Window) => `${service}-${objective.key}-${rate.key}-${key}`;
    const alarms = burnRates.flatMap((rate) =>
        [rate.long, rate.short].map((each): AlarmPlan => {
            const key = keyOf(rate, each);
            return {
                key,
                name: `${environment}-${key}`,
                description: `In ${each.key}, ${service} used its error budget ${rate.rate} times as fast as it may. The objective: ${objective.text}.`,
                ...objective.badAbove(rounded(rate.rate * objective.budget), each.seconds),
                periods: 1,
                datapoints: 1,
                missingData: "notBreaching",
            };
        }),
    );
    const composites = urgencies.map(({ key, rates, text }): CompositeAlarmPlan => {
        const alarm = `${service}-${objective.key}-${key}`;
        const chosen = burnRates.filter((rate) => (rates as readonly string[]).includes(rate.key));
        return {
            key: alarm,
            name: `${environment}-${alarm}`,
            description: `Look at it ${text}: ${service} is about to miss an objective over 30 days, that ${objective.text}.`,
            anyOf: chosen.map((rate) => [keyOf(rate, rate.long), keyOf(rate, rate.short)]),
        };
    });
    return { alarms, composites };
}

/**
 * The alarms on the burn rates of a service's objectives, and the composite alarms that tell of them.
 * @param groups the service's target groups
 */
export function burnRateAlarms(
    service: string,
    slo: SloSpec,
    environment: string,
    groups: readonly TargetGroup[] = onlyGroup,
): { readonly alarms: readonly AlarmPlan[]; readonly composites: readonly CompositeAlarmPlan[] } {
    const all = objectivesOf(service, slo, groups).map((objective) => alarmsOn(objective, service, environment));
    return { alarms: all.flatMap(({ alarms }) => alarms), composites: all.flatMap(({ composites }) => composites) };
}
