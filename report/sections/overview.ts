import type { Problem } from "../../model/problem";
import { instanceRange } from "../../model/plan/addresses";
import type { CostPlan } from "../../model/plan/cost/cost";
import { allInstances } from "../../model/plan/cost/instances";
import type { Plan } from "../../model/plan/plan";
import { counted, decimal, wholeDollars } from "../amounts";
import { markup, type Content, type Markup } from "../markup";

/** How many errors and warnings there are, for a reader. */
function problemCount(problems: readonly Problem[]): string {
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const warnings = problems.length - errors;
    if (problems.length === 0) return "none";
    return [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")]
        .filter((part) => part !== false)
        .join(", ");
}

const figure = (label: string, value: Content, note: Content, href: string): Markup => markup`
    <li><a href="${href}">
        <span class="label">${label}</span>
        <strong>${value}</strong>
        <span class="note">${note}</span>
    </a></li>`;

/** Whether there is any price to add up: a total of none would read as free. */
const isPriced = ({ lines, note }: CostPlan): boolean =>
    note !== undefined || lines.some(({ monthlyUsd }) => monthlyUsd !== undefined);

function costNote(cost: CostPlan): string {
    const { note, missing, totalUsd, region } = cost;
    if (note !== undefined) return note;
    if (!isPriced(cost)) return `no prices for ${region}`;
    return missing.length > 0
        ? `and ${counted(missing.length, "price")} missing`
        : `${wholeDollars(totalUsd.min)} to ${wholeDollars(totalUsd.max)}`;
}

/** The environment's figures at a glance. Each leads to the section that has the details. */
export function overview(plan: Plan, problems: readonly Problem[]): Markup {
    const { services, functions, loadBalancers, cost } = plan;
    const rules = services.reduce((sum, { exposure }) => sum + (exposure?.rules.length ?? 0), 0);
    const tasks = services.reduce((sum, { scaling }) => sum + scaling.desired, 0);
    const subscribed = functions.reduce((sum, { subscribes }) => sum + subscribes.length, 0);
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const instances = allInstances(plan);
    const { groups } = plan.capacity;
    return markup`
        <ul class="overview">
            ${figure("Services", decimal(services.length), `${counted(tasks, "task")} to start with`, "#services")}
            ${functions.length > 0 && figure("Functions", decimal(functions.length), `run for ${counted(subscribed, "event")}`, "#functions")}
            ${figure("Load balancers", decimal(loadBalancers.length), counted(rules, "rule"), "#routes")}
            ${figure(
                "Instances",
                decimal(instances.desired),
                `${decimal(instances.max)} with all tasks at max, ${groups.length > 1 ? "groups" : "group"} up to ${decimal(instanceRange(plan).max)}`,
                "#capacity",
            )}
            ${figure("Cost a month", isPriced(cost) ? wholeDollars(cost.totalUsd.desired) : "not known", costNote(cost), "#cost")}
            ${figure(
                "Problems",
                decimal(problems.length),
                errors > 0 ? `${problemCount(problems)}: not deployed` : problemCount(problems),
                "#problems",
            )}
        </ul>`;
}
