import type { Plan } from "../../model/plan/plan";
import type { RolloutPlan } from "../../model/plan/rollout";
import type { Context } from "../context";
import { duration } from "../figures";
import { table } from "../table";
import { counted } from "../../model/words";

function course({ possible, obstacle, remedy, extraInstances }: RolloutPlan): string {
    if (!possible) return `can't finish: ${obstacle ?? "no room"}; ${remedy ?? ""}`;
    return extraInstances > 0 ? `starts ${counted(extraInstances, "instance")} for it` : "";
}

/** How a new version replaces the old one, service by service. */
export function rolloutsText({ rollouts }: Plan, context: Context): string {
    const columns = [
        { head: "service" },
        { head: "tasks", align: "right" },
        { head: "never below", align: "right" },
        { head: "never above", align: "right" },
        { head: "waves", align: "right" },
        { head: "about", align: "right" },
        { head: "" },
    ] as const;
    const rows = rollouts.map((rollout) => [
        rollout.service,
        String(rollout.tasks),
        String(rollout.lowest),
        String(rollout.highest),
        rollout.possible ? String(rollout.waves) : "",
        rollout.possible ? duration(rollout.seconds) : "",
        [rollout.strategy === "rolling" ? "" : rollout.strategy, course(rollout)]
            .filter((text) => text !== "")
            .join(", "),
    ]);
    const remarkable = rows.some((row) => row.at(-1) !== "");
    return remarkable
        ? table(columns, rows, context)
        : table(
              columns.slice(0, -1),
              rows.map((row) => row.slice(0, -1)),
              context,
          );
}
