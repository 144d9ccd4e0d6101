import { rollbackAlarmKey } from "../plan/alarms/rollback-alarms";
import type { DeploymentPlan, TrafficShare } from "../plan/deployment";
import { alarmText } from "./alarm-text";
import { factsOf, nothing, optional, under, type Facts, type Tellers } from "./facts";
import { inPercentText, listText } from "./values";

const inMinutesText = (minutes: number): string => `${minutes} min`;

const shareFacts = (path: string, share: TrafficShare | undefined): Facts =>
    share === undefined
        ? {}
        : under(path, { percent: inPercentText(share.percent), bakeTime: inMinutesText(share.bakeMinutes) });

const deployment: Tellers<DeploymentPlan, string> = {
    strategy: ({ strategy }) => ({ strategy }),
    bakeMinutes: ({ bakeMinutes }) => optional("bakeTime", bakeMinutes, inMinutesText),
    canary: ({ canary }) => shareFacts("canary", canary),
    linear: ({ linear }) => shareFacts("linear", linear),
    alarms: ({ alarms }, service) =>
        Object.fromEntries(
            alarms.map((alarm) => [`alarms.${alarm.key.replace(rollbackAlarmKey(service, ""), "")}`, alarmText(alarm)]),
        ),
    alarmNames: ({ alarmNames }) =>
        optional("alarms.names", alarmNames.length === 0 ? undefined : alarmNames, listText),
    timeoutMinutes: nothing, // follows from the bake times
};

/** How a new version of a service takes over, by the options under `deployment`. */
export const deploymentFacts = (of: DeploymentPlan, service: string): Facts =>
    under("deployment", factsOf(deployment, of, service));
