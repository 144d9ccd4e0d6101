import { groupBy } from "../../model/group-by";
import type { Plan } from "../../model/plan/plan";
import type { Problem } from "../../model/problem";
import { markup, type Markup } from "../markup";
import type { Section } from "../section";
import { serviceOfProblem } from "../service-problems";
import { drawTopology } from "../topology/draw";
import { serviceDetails } from "./details";
import { functionDetails } from "./function-details";

const legend = (functions: boolean): Markup => markup`
    <ul class="legend" aria-label="Legend">
        <li><svg width="36" height="12" aria-hidden="true"><path class="link route" d="M0 6H36"/></svg> requests by route</li>
        <li><svg width="36" height="12" aria-hidden="true"><path class="link call" d="M0 6H34"/></svg> calls between services</li>
        ${
            functions &&
            markup`<li><svg width="36" height="12" aria-hidden="true"><path class="link event" d="M0 6H34"/></svg> events that a function runs for</li>`
        }
        <li><svg width="14" height="14" aria-hidden="true"><rect x="4" width="6" height="14" rx="3" class="hue-0"/></svg> a service’s colour, as in the capacity bars</li>
        <li><svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="8" class="badge"/><text x="8" y="12" class="badge-text middle">2</text></svg> problems of a service</li>
    </ul>`;

/** The picture of the environment. Pointing at a service tells of it. */
export function pictureSection(plan: Plan, problems: readonly Problem[]): Section {
    const byService = groupBy(problems, serviceOfProblem);
    return {
        id: "picture",
        title: "Picture",
        content: markup`
            <p class="hint" id="picture-hint">Point at a service or function to see what it is made of, what it calls and what calls it.
                ${" "}With the keyboard: arrow keys move, Enter keeps the details open, Escape closes them.</p>
            <div class="scroll" role="region" aria-label="Picture" aria-describedby="picture-hint">
                ${drawTopology(plan, (service) => byService.get(service)?.length ?? 0)}
            </div>
            ${serviceDetails(plan)}
            ${functionDetails(plan)}
            ${legend(plan.functions.length > 0)}`,
    };
}
