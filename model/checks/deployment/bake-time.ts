import { longestBakeMinutes } from "../../aws/limits";
import { inSeconds, type Duration } from "../../schema/units";
import { eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

function problem(time: Duration | undefined, at: At, ...path: readonly string[]): Finding[] {
    if (time === undefined) return [];
    const minutes = inSeconds(time) / 60;
    if (minutes > longestBakeMinutes)
        return [
            finding(
                at("deployment", ...path),
                `must be at most ${longestBakeMinutes} min, got "${time}"`,
                'write for example "10 min"',
            ),
        ];
    if (!Number.isInteger(minutes))
        return [
            finding(
                at("deployment", ...path),
                `must be whole minutes, got "${time}"`,
                `write "${Math.max(1, Math.round(minutes))} min"`,
            ),
        ];
    return [];
}

const check: Check = eachService(({ deployment }, at) => [
    ...problem(deployment.bakeTime, at, "bakeTime"),
    ...problem(deployment.canary?.bakeTime, at, "canary", "bakeTime"),
    ...problem(deployment.linear?.bakeTime, at, "linear", "bakeTime"),
]);

/** The rule `deployment/bake-time`. */
export const deploymentBakeTime: Rule = {
    id: "deployment/bake-time",
    severity: "error",
    what: "ECS waits whole minutes, and at most a day: 0 to 1440 min, for each step of a deployment.",
    why: "ECS refuses the service.",
    remedy: "Write whole minutes, such as 10 min.",
    source: "DeploymentConfiguration, CanaryConfiguration and LinearConfiguration, ECS API reference (bakeTimeInMinutes, canaryBakeTimeInMinutes, stepBakeTimeInMinutes).",
    check,
};
