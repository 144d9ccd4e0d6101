import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withAlarms = (alarms: unknown, more: object = {}) => withService("user", { alarms, ...more });

export const cases: RuleCases = {
    compliant: [
        {
            what: "thresholds of a service with a queue",
            sources: withAlarms({ messageAge: "5 min", deadLetters: 3 }, { queue: {} }),
        },
        { what: "other thresholds", sources: withAlarms({ cpu: 80 }) },
        { what: "alarms that are off", sources: withAlarms({ messageAge: false, deadLetters: false }) },
    ],
    violating: [
        {
            what: "both",
            sources: withAlarms({ messageAge: "5 min", deadLetters: 0 }),
            path: `${fileOf("user")}: alarms.messageAge`,
            reason: '"user" has no queue',
            more: [{ path: `${fileOf("user")}: alarms.deadLetters`, reason: '"user" has no queue' }],
        },
        {
            what: "those of a service that only sends",
            sources: withAlarms({ deadLetters: 0 }, { sends: ["order"] }),
            path: `${fileOf("user")}: alarms.deadLetters`,
            reason: '"user" has no queue',
        },
    ],
    absent: [{ what: "no alarms" }],
    boundary: "a service has a queue or none",
};
