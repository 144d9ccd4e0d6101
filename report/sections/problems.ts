import { catalogue } from "../../model/checks";
import { markup, type Markup } from "../markup";
import type { ReportedProblem } from "../report";
import type { Section } from "../section";

function item({ id, severity, path, reason, remedy, file, line }: ReportedProblem): Markup {
    const rule = catalogue.find((candidate) => candidate.id === id);
    const place = file === undefined || line === undefined ? file : `${file}:${line}`;
    return markup`
        <li class="problem ${severity}">
            <p class="where"><strong class="severity">${severity}</strong> <code>${path}</code>${place !== undefined && !path.startsWith(place) && markup` <span class="note">${place}</span>`}</p>
            <p class="reason">${reason}</p>
            <p class="remedy">${remedy}</p>
            ${
                rule &&
                markup`<details><summary>Why <code>${id}</code></summary><p>${rule.what} ${rule.why}</p><p class="note">${rule.source}</p></details>`
            }
            ${!rule && markup`<p class="note"><code>${id}</code></p>`}
        </li>`;
}

/** What is wrong with the configuration, the errors first, each with the reason for its rule. */
export const problemsSection = (problems: readonly ReportedProblem[]): Section => ({
    id: "problems",
    title: "Problems",
    content:
        problems.length === 0
            ? markup`<p class="none">No problems: nothing in the configuration is refused, and nothing is warned of.</p>`
            : markup`<ul class="problems">${problems.map(item)}</ul>`,
});
