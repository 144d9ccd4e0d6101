import type { Plan } from "../../model/plan/plan";
import type { Context } from "../context";
import { alertsText } from "./alerts";
import { costText } from "./cost";
import { fitText } from "./fit";
import { functionsText } from "./functions";
import { networkText } from "./network";
import { rolloutsText } from "./rollouts";
import { routesText } from "./routes";
import { servicesText } from "./services";

const sections = {
    Network: networkText,
    Routes: routesText,
    Services: servicesText,
    Functions: functionsText,
    Capacity: fitText,
    "Rolling update": rolloutsText,
    Alerts: alertsText,
    Cost: costText,
} as const;

/** A plan as tables, for a terminal. */
export function planText(plan: Plan, context: Context): string {
    const { colours } = context;
    const title = `${colours.bold(plan.name)}: class ${plan.class}, ${plan.region === "" ? "no region" : plan.region}`;
    const shown = Object.entries(sections).filter(([name]) => name !== "Functions" || plan.functions.length > 0);
    const parts = shown.map(([name, text]) => `${colours.underline(colours.bold(name))}\n${text(plan, context)}`);
    return [title, ...parts].join("\n\n");
}
