import { leastPercent, mostPercent, shiftsTraffic } from "../../plan/deployment";
import { boundsOf, leavesNoRoom, noRoomText } from "../../plan/rollout-bounds";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    // Of a daemon, whose percents have other limits, daemon/options tells.
    if (shiftsTraffic(service.deployment) || service.runs === "daemon") return [];
    const minimumHealthyPercent = leastPercent(service);
    const maximumPercent = mostPercent(service);
    const tasks = service.scaling.desired ?? service.scaling.min;
    if (minimumHealthyPercent >= maximumPercent) {
        return [
            finding(
                at("deployment", "minimumHealthyPercent"),
                `${minimumHealthyPercent} with maximumPercent ${maximumPercent} leaves no room to deploy`,
                "raise maximumPercent above it, to 200 for example",
            ),
        ];
    }
    const bounds = boundsOf(tasks, minimumHealthyPercent, maximumPercent);
    if (!leavesNoRoom(tasks, bounds)) return [];
    return [
        finding(
            at("deployment", "maximumPercent"),
            noRoomText(tasks, minimumHealthyPercent, maximumPercent),
            "raise maximumPercent to 200, or lower minimumHealthyPercent",
        ),
    ];
});

/** The rule `deployment/room`. ECS rounds the lower bound up and the upper one down. */
export const deploymentRoom: Rule = {
    id: "deployment/room",
    severity: "error",
    what: "A rolling deployment may stop an old task or start a new one.",
    why: "With no room between the fewest tasks that must run and the most that may, ECS can do neither, and the deployment never ends.",
    remedy: "Raise maximumPercent to 200, or lower minimumHealthyPercent.",
    source: "DeploymentConfiguration, ECS API reference, which also says how ECS rounds.",
    check,
};
