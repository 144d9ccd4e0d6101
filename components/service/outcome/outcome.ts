import { groupBy } from "../../../model/group-by";
import { counted } from "../../../model/words";

/** A container of a task that ended badly. */
interface EndedContainer {
    readonly name: string;
    readonly exitCode?: number;
    readonly reason?: string;
}

/** Why a task stopped. */
export interface StoppedTask {
    readonly reason: string;
    /** Those of its containers that have something to tell. */
    readonly containers: readonly EndedContainer[];
}

/** What became of a deployment. */
export interface Outcome {
    /** The ARN of the task definition that the service runs. */
    readonly running: string;
    /** Whether ECS gave its present deployment up. */
    readonly failed: boolean;
    /** What ECS says of it. */
    readonly says?: string;
    /** The tasks that stopped of the task definition that was asked for. */
    readonly stopped: readonly StoppedTask[];
    /** The service's events about tasks that it could not start. */
    readonly events: readonly string[];
}

/** What was asked for. */
export interface Wanted {
    /** The service, by the name of its configuration. */
    readonly service: string;
    /** The ARN of the task definition. */
    readonly taskDefinition: string;
    readonly logGroup: string;
}

/** `shop-dev-order:5` of its ARN. */
const revision = (arn: string): string => arn.split("/").at(-1) ?? arn;

const containerText = ({ name, exitCode, reason }: EndedContainer): string =>
    [
        `${name} ended`,
        ...(exitCode === undefined ? [] : [`with exit code ${exitCode}`]),
        ...(reason === undefined ? [] : [`(${reason})`]),
    ].join(" ");

const stoppedText = ({ reason, containers }: StoppedTask): string =>
    [reason.replace(/\.$/, ""), ...containers.map(containerText)].join("; ");

/** Why tasks stopped or never started, a line each, the most frequent first. */
export function reasonsOf({ stopped, events }: Pick<Outcome, "stopped" | "events">): string[] {
    const same = [...groupBy(stopped, stoppedText)].sort(([, a], [, b]) => b.length - a.length);
    return [...same.map(([text, tasks]) => `${counted(tasks.length, "task")} stopped: ${text}`), ...events];
}

/** Whether the service runs something else than what was asked for, or nothing. */
export const isElsewhere = (
    { running, failed }: Pick<Outcome, "running" | "failed">,
    { taskDefinition }: Wanted,
): boolean => failed || running !== taskDefinition;

/** What went wrong with a deployment, and where to look. */
export function failureText(wanted: Wanted, outcome: Outcome): string {
    const asked = revision(wanted.taskDefinition);
    const what =
        outcome.running === wanted.taskDefinition
            ? `${asked} does not run as it should`
            : `ECS gave ${asked} up, and runs ${revision(outcome.running)} again`;
    return [
        `service ${wanted.service}: ${what}`,
        ...(outcome.says === undefined ? [] : [outcome.says]),
        ...reasonsOf(outcome),
        `its logs are in ${wanted.logGroup}`,
        // The provider remembers what was asked for as what is there, so that a plain update would find nothing to do.
        "once the cause is gone, run pulumi up; if nothing else was changed, pulumi up --refresh",
    ].join("\n  ");
}
