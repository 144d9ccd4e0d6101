import { createHash } from "node:crypto";
import type { ServiceAlarmsPlan } from "../plan/alarms/service-alarms";
import type { AlertsPlan, SubscriptionPlan } from "../plan/alerts";
import { alarmText } from "./alarm-text";
import { factsOf, nothing, type Facts, type Tellers } from "./facts";

const serviceAlarms: Tellers<ServiceAlarmsPlan, string> = {
    alarms: ({ alarms }, service) =>
        Object.fromEntries(alarms.map((alarm) => [alarm.key.slice(service.length + 1), alarmText(alarm)])),
    composites: ({ composites }, service) =>
        Object.fromEntries(
            composites.map(({ key, anyOf }) => [
                key.slice(service.length + 1),
                anyOf.map((all) => all.join(" and ")).join(", or "),
            ]),
        ),
    deploymentFailed: ({ deploymentFailed }) => ({ deploymentFailed: String(deploymentFailed) }),
};

/** What those who are named in `alerts` are told of a service. */
export const serviceAlarmFacts = (of: ServiceAlarmsPlan, service: string): Facts => factsOf(serviceAlarms, of, service);

/** A secret is told only so far that a change of it is seen. */
const endpointText = ({ endpoint, secret }: SubscriptionPlan): string =>
    secret ? `not shown, #${createHash("sha256").update(endpoint).digest("hex").slice(0, 6)}` : endpoint;

const alerts: Tellers<AlertsPlan> = {
    topicName: nothing, // named by the stack
    subscriptions: ({ subscriptions }) =>
        Object.fromEntries(
            subscriptions.map((subscription) => [
                subscription.key,
                `${endpointText(subscription)} by ${subscription.protocol}, ${subscription.confirmsItself ? "confirms itself" : "has to be confirmed"}`,
            ]),
        ),
};

/** Who is told when something is wrong. */
export const alertFacts = (of: AlertsPlan): Facts => factsOf(alerts, of, undefined);
