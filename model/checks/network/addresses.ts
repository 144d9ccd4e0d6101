import { addressedInstances, appAddresses, runningTasks } from "../../plan/addresses";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ plan, where }) => {
    if (plan === undefined || plan.network.zones.length === 0) return [];
    const tasks = runningTasks(plan, ({ scaling }) => scaling.desired);
    const { available, needed } = appAddresses(plan, tasks, addressedInstances(plan).min);
    if (needed <= available) return [];
    return [
        finding(
            where("network", "cidr"),
            `"${plan.network.cidr}" leaves tasks ${available} addresses in a zone, and ${tasks} tasks with their instances and endpoints take ${needed}`,
            "choose a larger range now, such as 10.0.0.0/16: it can't be changed later",
        ),
    ];
};

/** The rule `network/addresses`. */
export const networkAddresses: Rule = {
    id: "network/addresses",
    severity: "error",
    what: "The app tier has an address for each desired task, each instance and each VPC endpoint, even if they are spread evenly over the zones.",
    why: "Each task has a network interface with an address of its own. Without a free one it stays in PROVISIONING.",
    remedy: "Choose a larger network.cidr, more zones, or fewer tasks. A VPC's range can't be changed later.",
    source: "Task networking with the awsvpc network mode, ECS developer guide; Subnet sizing for IPv4, Amazon VPC user guide (five addresses of a subnet are AWS's).",
    check,
};
