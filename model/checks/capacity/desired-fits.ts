import type { GroupPlan } from "../../plan/capacity/group";
import { moreRoom } from "../../plan/capacity/more-room";
import { instancesFor, neverPlaced, planFit } from "../../plan/capacity/plan-fit";
import type { Plan } from "../../plan/plan";
import { planRollouts } from "../../plan/plan-rollouts";
import { eachFit, finding, type Check, type Rule } from "../rule";

/** A maximum of the group that the tasks fit on is of little use if the next update gets stuck on it. */
function withRoomToUpdate(
    group: GroupPlan,
    { capacity, network, services, fits }: Plan,
    max: number | undefined,
): number | undefined {
    if (max === undefined) return undefined;
    const larger = { ...group, max };
    const rollouts = planRollouts(
        capacity.groups.map((each) => (each.key === group.key ? larger : each)),
        network.zones,
        services,
        fits.map((fit) => (fit.group === group.key ? planFit(larger, network.zones, services) : fit)),
    );
    const needed = rollouts.filter(({ stuckOn }) => stuckOn === group.key);
    return Math.max(max, ...needed.flatMap(({ instancesNeeded }) => instancesNeeded ?? []));
}

const check: Check = eachFit(({ group, fit, at, plan }) => {
    const { noPlace } = fit.atDesired;
    if (noPlace === undefined) return [];
    const { network, services } = plan;
    if (neverPlaced(group, network.zones, services).some(({ service }) => service === noPlace.service)) return [];
    const needed = withRoomToUpdate(group, plan, instancesFor("desired", group, network.zones, services));
    return [
        finding(
            at("max"),
            `is ${group.max}, too small for the desired tasks: a task of ${noPlace.service} finds no place, as ${noPlace.reason}`,
            moreRoom(group, needed, noPlace),
        ),
    ];
});

/** The rule `capacity/desired-fits`. */
export const capacityDesiredFits: Rule = {
    id: "capacity/desired-fits",
    severity: "error",
    what: "The desired tasks of all services on EC2 fit on the instances that the group may have. The emulated AWS (class local) places any task.",
    why: "The tasks that find no place stay in PROVISIONING, the service never becomes stable, and the update fails when it has waited long enough.",
    remedy: "Raise capacity.max, turn on capacity.trunking where network interfaces are what is missing, take larger instance types, or ask for fewer or smaller tasks.",
    source: "Follows from Amazon ECS task placement and Elastic network interface trunking, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
