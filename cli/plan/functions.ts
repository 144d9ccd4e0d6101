import type { FunctionPlan } from "../../model/plan/function";
import { batchText, scheduleText } from "../../model/plan/function-text";
import type { Plan } from "../../model/plan/plan";
import { publicationTexts } from "../../model/plan/publication-text";
import { subscriptionText } from "../../model/plan/subscription-text";
import { tableText } from "../../model/plan/table-text";
import type { Context } from "../context";
import { duration, mebibytes } from "../figures";
import { table } from "../table";

function code({ file, export: exported, code: { hash } }: FunctionPlan): string {
    return [`${exported} of ${file}`, ...(hash === "" ? [] : [hash.slice(0, 12)])].join("\n");
}

function links(lambda: FunctionPlan): string {
    const { table: own, secrets, permissions, tracing } = lambda;
    const published = publicationTexts(lambda);
    const secretNames = Object.keys(secrets);
    return [
        ...(own === undefined ? [] : [`table ${tableText(own)}`]),
        ...(published.length > 0 ? [`publishes ${published.join(", ")}`] : []),
        ...(secretNames.length > 0 ? [`secrets ${secretNames.join(", ")}`] : []),
        ...(tracing === undefined ? [] : ["traced by X-Ray"]),
        ...permissions.map(({ actions }) => `may ${actions.join(", ")}`),
    ].join("\n");
}

function runsFor(lambda: FunctionPlan): string {
    const { subscribes, queue, schedule } = lambda;
    const causes = [
        ...(queue === undefined ? [] : [...subscribes.map(subscriptionText), ...batchText(lambda, queue)]),
        ...(schedule === undefined ? [] : [scheduleText(schedule)]),
    ];
    return causes.length === 0 ? "nothing" : causes.join("\n");
}

const size = ({ memoryMiB, timeoutSeconds, architecture, reservedConcurrency }: FunctionPlan): string =>
    [
        mebibytes(memoryMiB),
        `up to ${duration(timeoutSeconds)}`,
        architecture,
        ...(reservedConcurrency === undefined ? [] : [`at most ${reservedConcurrency} at once`]),
    ].join("\n");

/** The Lambda functions: size, what they run for, their code and what they are linked to. */
export function functionsText({ functions }: Plan, context: Context): string {
    const columns = ["function", "run", "runs for", "code", "links"].map((head) => ({ head }));
    const rows = functions.map((each) => [each.name, size(each), runsFor(each), code(each), links(each)]);
    return table(columns, rows, context);
}
