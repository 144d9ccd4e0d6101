import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachService(({ deployment, routes }, at) => {
    const { alarms } = deployment;
    if (alarms === undefined) return [];
    const { serverErrors, latency, names } = alarms;
    const watched = Object.entries({ serverErrors, latency }).filter(([, value]) => value !== undefined);
    const found: Finding[] = [];
    if (watched.length === 0 && names.length === 0)
        found.push(
            finding(at("deployment", "alarms"), "looks at nothing", "write for example serverErrors: 5, or remove it"),
        );
    if (routes === undefined)
        for (const [key] of watched)
            found.push(
                finding(
                    at("deployment", "alarms", key),
                    "is of answers to requests, and the service has no routes",
                    "add routes, or name an alarm of your own under names",
                ),
            );
    names.forEach((name, index) => {
        if (names.indexOf(name) < index)
            found.push(finding(at("deployment", "alarms", "names", index), `names "${name}" twice`, "write it once"));
    });
    return found;
});

/** The rule `deployment/alarms`. */
export const deploymentAlarms: Rule = {
    id: "deployment/alarms",
    severity: "error",
    what: "What makes ECS go back is something that the service has: answers only where it has routes, and each alarm of one's own once.",
    why: "An alarm on a target group that is not there never begins, and nobody would notice that nothing is watched.",
    remedy: "Add routes, or name alarms of your own under `names`.",
    source: "DeploymentAlarms, ECS API reference; CloudWatch metrics for your Application Load Balancer, Application Load Balancers user guide.",
    check,
};
