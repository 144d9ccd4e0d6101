import type { ServiceSpec } from "../../schema/service";
import { latencyInSeconds } from "../../schema/units";
import type { AlarmPlan } from "../alarm";
import { latency, serverErrorRate, type TargetGroup } from "./target-group-terms";

/** What ECS looks at is looked at every minute, and one bad minute of two is enough: it is asked for a quick way back. */
const watched = { comparison: "above", periods: 2, datapoints: 1, missingData: "notBreaching" } as const;
const periodSeconds = 60;
const percentile = 95;

/** Tells an alarm that makes ECS go back from all others. */
export const rollbackAlarmKey = (service: string, of: string): string => `${service}-rollback-${of}`;

/**
 * The alarms that make ECS go back to the old version of a service. Of a service with two target groups each group counts by
 * itself: a small share of the requests is not to hide in the large one.
 * @param environment what their names begin with
 * @param groups the service's target groups
 */
export function planRollbackAlarms(
    { name, deployment, routes }: Pick<ServiceSpec, "name" | "deployment" | "routes">,
    environment: string,
    groups: readonly TargetGroup[],
): AlarmPlan[] {
    const { alarms } = deployment;
    if (alarms === undefined || routes === undefined) return [];
    const alarm = (of: string) => {
        const key = rollbackAlarmKey(name, of);
        return { key, name: `${environment}-${key}` };
    };
    return [
        ...(alarms.serverErrors === undefined
            ? []
            : [
                  {
                      ...alarm("server-errors"),
                      description: `ECS goes back to the last version of ${name}: more than ${alarms.serverErrors} % of its answers are 5xx`,
                      terms: serverErrorRate(name, periodSeconds, alarms.minimumRequests, groups),
                      threshold: alarms.serverErrors,
                      ...watched,
                  },
              ]),
        ...(alarms.latency === undefined
            ? []
            : [
                  {
                      ...alarm("latency"),
                      description: `ECS goes back to the last version of ${name}: ${percentile} % of its answers take up to more than ${alarms.latency}`,
                      terms: latency(name, percentile, periodSeconds, groups),
                      threshold: latencyInSeconds(alarms.latency),
                      ...watched,
                  },
              ]),
    ];
}
