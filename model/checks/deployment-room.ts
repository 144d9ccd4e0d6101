import { errorAt } from "../problem";
import { eachService } from "./check";

/**
 * A rolling deployment can stop an old task or start a new one. ECS rounds the lower bound up and the upper one down.
 * Source: DeploymentConfiguration, ECS API reference.
 */
export const deploymentRoom = eachService((service, at) => {
    const { minimumHealthyPercent, maximumPercent } = service.deployment;
    const tasks = service.scaling.desired ?? service.scaling.min;
    if (minimumHealthyPercent >= maximumPercent) {
        return [
            errorAt(
                at("deployment", "minimumHealthyPercent"),
                "deployment/room",
                `${minimumHealthyPercent} with maximumPercent ${maximumPercent} leaves no room to deploy`,
                "raise maximumPercent above it, to 200 for example",
            ),
        ];
    }
    const least = Math.ceil((tasks * minimumHealthyPercent) / 100);
    const most = Math.floor((tasks * maximumPercent) / 100);
    if (tasks < 1 || least < tasks || most > tasks) return [];
    return [
        errorAt(
            at("deployment", "maximumPercent"),
            "deployment/room",
            `with ${tasks} task${tasks === 1 ? "" : "s"}, ${minimumHealthyPercent} % keeps ${least} and ${maximumPercent} % allows ${most}: no task can be replaced`,
            "raise maximumPercent to 200, or lower minimumHealthyPercent",
        ),
    ];
});
