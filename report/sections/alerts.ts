import { recipientsOf, toldOf } from "../../model/plan/alarms/told";
import type { AlertsPlan } from "../../model/plan/alerts";
import type { Plan } from "../../model/plan/plan";
import { markup } from "../markup";
import type { Section } from "../section";
import { table } from "../table";

/** Who is told of what, in an environment where somebody is. */
export const alertsSection = ({ services, functions }: Plan, alerts: AlertsPlan): Section => ({
    id: "alerts",
    title: "Alerts",
    content: markup`
        <p>Told when something is wrong: ${recipientsOf(alerts).join(", ")}.</p>
        ${table({
            caption: "Alerts",
            columns: [
                { heading: functions.length === 0 ? "Service" : "Service or function", cell: ({ name }) => name },
                { heading: "Told of", cell: ({ name, alarms }) => alarms && toldOf(name, alarms).join(", ") },
            ],
            rows: [...services, ...functions],
        })}`,
});
