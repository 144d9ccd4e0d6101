import { batchText, scheduleText } from "../../model/plan/function-text";
import type { FunctionPlan } from "../../model/plan/function";
import { permissionText } from "../../model/plan/permission";
import type { Plan } from "../../model/plan/plan";
import { publicationTexts } from "../../model/plan/publication-text";
import { subscriptionText } from "../../model/plan/subscription-text";
import { tableText } from "../../model/plan/table-text";
import { counted, duration, memory } from "../amounts";
import { markup, type Content, type Markup } from "../markup";
import { facts } from "../section";

function details(lambda: FunctionPlan): Markup {
    const { name, memoryMiB, timeoutSeconds, architecture, reservedConcurrency, queue, schedule, table } = lambda;
    const secrets = Object.keys(lambda.secrets).length;
    return markup`
        <article class="details" id="details-${name}" hidden>
            <h3>${name}</h3>
            ${facts([
                ["Runs for", lambda.subscribes.map(subscriptionText).join(", ")],
                ["In batches", queue && batchText(lambda, queue).join(", ")],
                ["Runs at", schedule && scheduleText(schedule)],
                ["Size of a run", `${memory(memoryMiB)} on ${architecture}, up to ${duration(timeoutSeconds)}`],
                [
                    "At once",
                    reservedConcurrency === undefined ? "as the account has room" : String(reservedConcurrency),
                ],
                ["Code", markup`<code>${lambda.export}</code> of <code>${lambda.file}</code>`],
                ["Table", table && tableText(table)],
                ["Publishes", publicationTexts(lambda).join(", ")],
                ["Reads", secrets > 0 && counted(secrets, "secret")],
                ["Traces", lambda.tracing && "to X-Ray, by Lambda"],
                ["May beside that", lambda.permissions.map(permissionText).join("; ")],
            ])}
            <p><a href="#function-${name}">Its row in the table of functions</a></p>
        </article>`;
}

/** What is told of each function when it is pointed at in the picture. */
export const functionDetails = ({ functions }: Plan): Content => functions.map(details);
