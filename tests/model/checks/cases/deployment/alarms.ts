import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const alarms = (value: Readonly<Record<string, unknown>>) => withService("order", { "deployment.alarms": value });
const at = (key = "") => `${fileOf("order")}: deployment.alarms${key}`;

export const cases: RuleCases = {
    compliant: [
        {
            what: "errors and latency of a service with routes",
            sources: alarms({ serverErrors: 5, latency: "500 ms" }),
        },
        {
            what: "an alarm of one's own of a service without routes",
            sources: withService("order", { routes: absent, "deployment.alarms": { names: ["order-queue"] } }),
        },
    ],
    violating: [
        {
            what: "answers of a service without routes",
            sources: withService("order", { routes: absent, "deployment.alarms": { serverErrors: 5, latency: "1 s" } }),
            path: at(".serverErrors"),
            reason: "is of answers to requests, and the service has no routes",
            more: [{ path: at(".latency"), reason: /no routes/ }],
        },
        {
            what: "a name twice",
            sources: alarms({ names: ["a", "b", "a"] }),
            path: at(".names[2]"),
            reason: 'names "a" twice',
        },
    ],
    absent: [
        { what: "no alarms" },
        { what: "a section of nothing", sources: alarms({}), path: at(), reason: "looks at nothing" },
    ],
    boundary: "there are alarms, or there are none",
};
