import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const { minimumHealthyPercent, maximumPercent } = service.deployment;
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
    const least = Math.ceil((tasks * minimumHealthyPercent) / 100);
    const most = Math.floor((tasks * maximumPercent) / 100);
    if (tasks < 1 || least < tasks || most > tasks) return [];
    return [
        finding(
            at("deployment", "maximumPercent"),
            `with ${tasks} task${tasks === 1 ? "" : "s"}, ${minimumHealthyPercent} % keeps ${least} and ${maximumPercent} % allows ${most}: no task can be replaced`,
            "raise maximumPercent to 200, or lower minimumHealthyPercent",
        ),
    ];
});

/** A rolling deployment can stop an old task or start a new one. ECS rounds the lower bound up and the upper one down. */
export const deploymentRoom: Rule = {
    id: "deployment/room",
    severity: "error",
    what: "A rolling deployment can stop an old task or start a new one. ECS rounds the lower bound up and the upper one down.",
    why: "",
    remedy: "",
    source: "DeploymentConfiguration, ECS API reference.",
    check,
};
