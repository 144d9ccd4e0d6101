import { appAddresses, runningTasks } from "../../plan/addresses";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ plan, where }) => {
    if (plan === undefined || plan.network.zones.length === 0) return [];
    const desired = runningTasks(plan, ({ scaling }) => scaling.desired);
    const atDesired = appAddresses(plan.network, desired, plan.capacity.min);
    // While a new version replaces the old one, ECS runs up to the maximum percent, rounded down.
    const most = runningTasks(plan, ({ scaling, maximumPercent }) => Math.floor((scaling.max * maximumPercent) / 100));
    const { available, needed } = appAddresses(plan.network, most, plan.capacity.max);
    // Where not even the desired tasks have addresses, network/addresses tells.
    if (needed <= available || atDesired.needed > available) return [];
    return [
        finding(
            where("network", "cidr"),
            `"${plan.network.cidr}" leaves ${available} addresses in a zone, and ${most} tasks, which a deployment of all services at their max runs, on ${plan.capacity.max} instances take ${needed}`,
            "choose a larger range while nothing is built yet, lower the services' max, or deploy few services at a time",
        ),
    ];
};

/** The rule `network/addresses-at-max`. */
export const networkAddressesAtMax: Rule = {
    id: "network/addresses-at-max",
    severity: "warning",
    what: "The app tier has an address for each task that a deployment of all services at their max runs, on Fargate and on the largest group, and for its instances.",
    why: "When load is high and all services are deployed at once, tasks without a free address stay in PROVISIONING, and the deployment with them.",
    remedy: "Choose a larger network.cidr before anything is built, more zones, or a lower max.",
    source: "Task networking with the awsvpc network mode, ECS developer guide; DeploymentConfiguration (maximumPercent), ECS API reference.",
    check,
};
