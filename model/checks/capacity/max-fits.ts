import { moreRoom } from "../../plan/capacity/more-room";
import { instancesFor } from "../../plan/capacity/plan-fit";
import { eachFit, finding, type Check, type Rule } from "../rule";

const check: Check = eachFit(({ group, fit, at, plan: { network, services } }) => {
    const { firstToFail } = fit;
    // Where the desired tasks have no place either, capacity/desired-fits says so, as an error.
    if (firstToFail === undefined || fit.atDesired.unplaced.length > 0) return [];
    const needed = instancesFor("max", group, network.zones, services);
    return [
        finding(
            at("max"),
            `is ${group.max}, too small for what the services may scale to: ${firstToFail.service} is the first to find no place, as ${firstToFail.reason}`,
            moreRoom(group, needed, firstToFail),
        ),
    ];
});

/** The rule `capacity/max-fits`. */
export const capacityMaxFits: Rule = {
    id: "capacity/max-fits",
    severity: "warning",
    what: "The tasks that all services on EC2 may scale to fit on the instances that the group may have. The emulated AWS (class local) places any task.",
    why: "Under load on all services at once, autoscaling asks for tasks that find no place: they wait in PROVISIONING while the service is too slow.",
    remedy: "Raise capacity.max, turn on capacity.trunking where network interfaces are what is missing, take larger instance types, or lower scaling.max.",
    source: "Follows from Amazon ECS task placement and Elastic network interface trunking, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
