import type { Recording } from "../../support/recording";

/** A statement of a policy. */
export interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: unknown;
    readonly Resource: unknown;
    readonly Condition?: unknown;
}

/** The statements of a role's own policy. */
export function statementsOf(recording: Recording, policy: string): Statement[] {
    const { inputs } = recording.named("RolePolicy", policy);
    return (JSON.parse(String(inputs["policy"])) as { Statement: Statement[] }).Statement;
}
