import type { FunctionPlan } from "../../model/plan/function";
import { batchText, scheduleText } from "../../model/plan/function-text";
import { permissionText } from "../../model/plan/permission";
import type { Plan } from "../../model/plan/plan";
import { publicationTexts } from "../../model/plan/publication-text";
import { subscriptionText } from "../../model/plan/subscription-text";
import { tableText } from "../../model/plan/table-text";
import { counted, decimal, duration, memory } from "../amounts";
import { join, markup, type Content } from "../markup";
import type { Section } from "../section";
import { table } from "../table";

function runsFor(lambda: FunctionPlan): Content {
    const { subscribes, queue, schedule } = lambda;
    const causes = [
        ...(queue === undefined
            ? []
            : [
                  markup`${subscribes.map(subscriptionText).join(", ")}<br><span class="note">${batchText(lambda, queue).join(", ")}</span>`,
              ]),
        ...(schedule === undefined ? [] : [scheduleText(schedule)]),
    ];
    return causes.length === 0 ? "nothing" : join(causes, markup`<br>`);
}

function links(lambda: FunctionPlan): Content {
    const { table: own, secrets, permissions, tracing } = lambda;
    const published = publicationTexts(lambda);
    const names = Object.keys(secrets);
    return join(
        [
            ...(own === undefined ? [] : [`table ${tableText(own)}`]),
            ...(published.length === 0 ? [] : [`publishes ${published.join(", ")}`]),
            ...(names.length === 0 ? [] : [`reads ${counted(names.length, "secret")}`]),
            ...(tracing === undefined ? [] : ["traced by X-Ray"]),
            ...permissions.map((permission) => `may ${permissionText(permission)}`),
        ],
        markup`<br>`,
    );
}

/** Every Lambda function with its size, what it runs for and what it is linked to. */
export const functionsSection = ({ functions }: Plan): Section => ({
    id: "functions",
    title: "Functions",
    content: table({
        caption: "Functions",
        id: ({ name }) => `function-${name}`,
        columns: [
            { heading: "Function", cell: ({ name }) => name },
            { heading: "Memory", numeric: true, cell: ({ memoryMiB }) => memory(memoryMiB) },
            { heading: "At most a run", numeric: true, cell: ({ timeoutSeconds }) => duration(timeoutSeconds) },
            {
                heading: "At once",
                numeric: true,
                cell: ({ reservedConcurrency }) =>
                    reservedConcurrency === undefined ? "the account’s" : decimal(reservedConcurrency),
            },
            { heading: "Runs for", cell: runsFor },
            {
                heading: "Code",
                cell: ({ file, export: exported, architecture }) =>
                    markup`<code>${exported}</code> of <code>${file}</code><br><span class="note">${architecture}</span>`,
            },
            { heading: "Linked to", cell: links },
        ],
        rows: functions,
    }),
});
