import type { AlarmPlan } from "../alarm";

/** An alarm before it has its name. */
export type AlarmDraft = Omit<AlarmPlan, "key" | "name">;
