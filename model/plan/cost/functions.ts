import type { CostSpec } from "../../schema/cost";
import { latencyInSeconds } from "../../schema/units";
import type { FunctionPlan } from "../function";
import type { CostItem } from "./item";
import { throughout } from "./levels";

const architectures = ["arm64", "x86_64"] as const;

/** What functions cost: by the run and by its time, so that one that is never run costs nothing. */
export function functionItems(
    functions: readonly Pick<FunctionPlan, "architecture" | "memoryMiB">[],
    { millionRuns, runDuration }: CostSpec,
): CostItem[] {
    const secondsEach = millionRuns * 1e6 * latencyInSeconds(runDuration);
    return [
        {
            key: "functions/runs",
            label: "Lambda functions, runs",
            unit: "million requests",
            quantity: throughout(functions.length * millionRuns),
            priced: { thing: "lambda.million-requests" },
        },
        ...architectures.map((architecture): CostItem => ({
            key: `functions/time/${architecture}`,
            label: `Lambda functions, time of their runs on ${architecture}`,
            unit: "GB-seconds",
            quantity: throughout(
                functions
                    .filter((each) => each.architecture === architecture)
                    .reduce((sum, { memoryMiB }) => sum + (secondsEach * memoryMiB) / 1024, 0),
            ),
            priced: { thing: `lambda.${architecture}.gb-second` },
        })),
    ];
}
