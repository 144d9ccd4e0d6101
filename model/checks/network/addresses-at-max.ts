import { addressedInstances, appAddresses, runningTasks } from "../../plan/addresses";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ plan, where }) => {
    if (plan === undefined || plan.network.zones.length === 0) return [];
    const desired = runningTasks(plan, ({ scaling }) => scaling.desired);
    const atDesired = appAddresses(plan, desired, addressedInstances(plan).min);
    // While a new version replaces the old one, ECS runs up to the maximum percent, rounded down.
    const most = runningTasks(plan, ({ scaling, maximumPercent }) => Math.floor((scaling.max * maximumPercent) / 100));
    const { available, needed } = appAddresses(plan, most, addressedInstances(plan).max);
    // Where not even the desired tasks have addresses, network/addresses tells.
    if (needed <= available || atDesired.needed > available) return [];
    return [
        finding(
            where("network", "cidr"),
            `"${plan.network.cidr}" leaves tasks ${available} addresses in a zone, and the ${most} tasks that run while all services are deployed at their max take ${needed} with their instances and endpoints`,
            "choose a larger range while nothing is built yet, lower the services' max, or deploy few services at a time",
        ),
    ];
};

/** The rule `network/addresses-at-max`. */
export const networkAddressesAtMax: Rule = {
    id: "network/addresses-at-max",
    severity: "warning",
    what: "The app tier has addresses for the tasks that run while all services are deployed at their max, and for the largest group of instances.",
    why: "When load is high and all services are deployed at once, tasks without a free address stay in PROVISIONING, and the deployment with them.",
    remedy: "Choose a larger network.cidr before anything is built, more zones, or a lower max.",
    source: "Task networking with the awsvpc network mode, ECS developer guide; DeploymentConfiguration (maximumPercent), ECS API reference.",
    check,
};
