import { recipientsOf, toldOf } from "../../model/plan/alarms/told";
import type { Plan } from "../../model/plan/plan";
import { listed } from "../../model/words";
import type { Context } from "../context";
import { table } from "../table";
import { indented } from "../wrap";

/** Who is told of what. */
export function alertsText({ alerts, services, functions }: Plan, context: Context): string {
    const note = (text: string) => indented(text, 2, context.columns);
    if (alerts === undefined) return note("Nobody is told when something is wrong: there is no section alerts.");
    const rows = [...services, ...functions].map(({ name, alarms }) => [
        name,
        alarms === undefined ? "" : toldOf(name, alarms).join(", "),
    ]);
    return [
        table(
            [{ head: functions.length === 0 ? "service" : "service or function" }, { head: "is told of" }],
            rows,
            context,
        ),
        note(`Told: ${listed(recipientsOf(alerts))}.`),
    ].join("\n");
}
