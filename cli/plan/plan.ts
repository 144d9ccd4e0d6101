import type { Plan } from "../../model/plan/plan";
import type { Context } from "../context";
import { alertsText } from "./alerts";
import { costText } from "./cost";
import { fitText } from "./fit";
import { networkText } from "./network";
import { rolloutsText } from "./rollouts";
import { routesText } from "./routes";
import { servicesText } from "./services";

const sections = {
    Network: networkText,
    Routes: routesText,
    Services: servicesText,
    Capacity: fitText,
    "Rolling update": rolloutsText,
    Alerts: alertsText,
    Cost: costText,
} as const;

/** A plan as tables, for a terminal. */
export function planText(plan: Plan, context: Context): string {
    const { colours } = context;
    const title = `${colours.bold(plan.name)}: class ${plan.class}, ${plan.region === "" ? "no region" : plan.region}`;
    const parts = Object.entries(sections).map(
        ([name, text]) => `${colours.underline(colours.bold(name))}\n${text(plan, context)}`,
    );
    return [title, ...parts].join("\n\n");
}
