import { hasAlternate, shiftsTraffic } from "../../plan/deployment";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService(({ deployment, routes }, at) => {
    const { strategy, bakeTime, canary, linear, alternateTargetGroup } = deployment;
    const found: Finding[] = [];
    const tell = (key: string, reason: string, remedy: string) =>
        void found.push(finding(at("deployment", key), reason, remedy));
    if (routes === undefined && hasAlternate(deployment))
        tell(
            shiftsTraffic(deployment) ? "strategy" : "alternateTargetGroup",
            "moves requests from old tasks to new ones, and the service has no routes",
            'add routes, or write "rolling"',
        );
    if (shiftsTraffic(deployment) && alternateTargetGroup === false)
        tell("alternateTargetGroup", `is false, and the strategy "${strategy}" needs it`, "remove it");
    if (bakeTime !== undefined && !shiftsTraffic(deployment))
        tell(
            "bakeTime",
            "is of no use: a rolling deployment keeps no old tasks",
            'remove it, or write strategy "blue-green"',
        );
    if (canary !== undefined && strategy !== "canary")
        tell("canary", `is of no use with the strategy "${strategy}"`, 'remove it, or write strategy "canary"');
    if (linear !== undefined && strategy !== "linear")
        tell("linear", `is of no use with the strategy "${strategy}"`, 'remove it, or write strategy "linear"');
    return found;
});

/** The rule `deployment/strategy`. */
export const deploymentStrategy: Rule = {
    id: "deployment/strategy",
    severity: "error",
    what: "The options of a deployment are those of its strategy, and a service whose requests are moved has routes.",
    why: "ECS refuses the service, or silently deploys it otherwise than is written.",
    remedy: "Remove what belongs to another strategy, or write that strategy.",
    source: "DeploymentConfiguration, ECS API reference; Required resources for Amazon ECS blue/green deployments, ECS developer guide.",
    check,
};
