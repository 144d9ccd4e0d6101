import type { StopReason } from "../../model/operations/stopped-task";
import { counted } from "../../model/words";
import type { FollowedDeployment } from "../aws/follow-deployment";
import type { Context } from "../context";
import { indented } from "../wrap";

/** Why tasks failed, and what to look at. */
export const stopReasonsText = (reasons: readonly StopReason[], context: Context): string[] =>
    reasons.map(({ tasks, reason, remedy, example }) =>
        [
            indented(`${counted(tasks, "task")} stopped: ${reason} (such as ${example})`, 2, context.columns),
            ...(remedy === undefined ? [] : [context.colours.green(indented(`→ ${remedy}`, 4, context.columns))]),
        ].join("\n"),
    );

/** How a deployment ended, and where it failed, why. */
export function outcomeText(sentence: string, { state, stopReasons }: FollowedDeployment, context: Context): string {
    const { colours } = context;
    const mark = state === "succeeded" ? colours.green("✔") : colours.red("✘");
    return [`${mark} ${sentence}`, ...stopReasonsText(stopReasons, context)].join("\n");
}
