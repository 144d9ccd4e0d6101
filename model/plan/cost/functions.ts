import { runsPerMonth } from "../../aws/runs-per-month";
import type { CostSpec } from "../../schema/cost";
import { latencyInSeconds } from "../../schema/units";
import type { FunctionPlan } from "../function";
import type { CostItem } from "./item";
import { throughout } from "./levels";

const architectures = ["arm64", "x86_64"] as const;

/** How many million runs of a function there are in a month: those at fixed times are known, and the others assumed. */
function millionRunsOf(
    { queue, schedule }: Pick<FunctionPlan, "queue" | "schedule">,
    { millionRuns }: CostSpec,
): number {
    if (schedule === undefined) return millionRuns;
    const atTimes = schedule.paused ? 0 : runsPerMonth(schedule.expression) / 1e6;
    return atTimes + (queue === undefined ? 0 : millionRuns);
}

/** What functions cost: by the run and by its time, so that one that is never run costs nothing. */
export function functionItems(
    functions: readonly Pick<FunctionPlan, "architecture" | "memoryMiB" | "queue" | "schedule">[],
    spec: CostSpec,
): CostItem[] {
    const seconds = latencyInSeconds(spec.runDuration);
    return [
        {
            key: "functions/runs",
            label: "Lambda functions, runs",
            unit: "million requests",
            quantity: throughout(functions.reduce((sum, each) => sum + millionRunsOf(each, spec), 0)),
            priced: { thing: "lambda.million-requests" },
        },
        ...architectures.map((architecture): CostItem => ({
            key: `functions/time/${architecture}`,
            label: `Lambda functions, time of their runs on ${architecture}`,
            unit: "GB-seconds",
            quantity: throughout(
                functions
                    .filter((each) => each.architecture === architecture)
                    .reduce(
                        (sum, each) => sum + (millionRunsOf(each, spec) * 1e6 * seconds * each.memoryMiB) / 1024,
                        0,
                    ),
            ),
            priced: { thing: `lambda.${architecture}.gb-second` },
        })),
    ];
}
