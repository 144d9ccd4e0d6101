import type { AlertsPlan } from "../alerts";
import type { ServiceAlarmsPlan } from "./service-alarms";

/** What is told of a service, each in a word or two: `latency`, `availability-page`. */
export function toldOf(service: string, { alarms, composites, deploymentFailed }: ServiceAlarmsPlan): string[] {
    const inComposites = new Set(composites.flatMap(({ anyOf }) => anyOf.flat()));
    return [
        ...[...alarms.filter(({ key }) => !inComposites.has(key)), ...composites].map(({ key }) =>
            key.slice(service.length + 1),
        ),
        ...(deploymentFailed ? ["failed deployments"] : []),
    ];
}

/** Those who are told, without what is secret: `ops@example.com`, `webhook`. */
export const recipientsOf = ({ subscriptions }: AlertsPlan): string[] =>
    subscriptions.map(({ key, protocol, endpoint }) => (protocol === "email" ? endpoint : key));
