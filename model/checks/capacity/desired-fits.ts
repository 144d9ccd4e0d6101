import { moreRoom } from "../../plan/capacity/more-room";
import { instancesFor, neverPlaced, planFit } from "../../plan/capacity/plan-fit";
import type { Plan } from "../../plan/plan";
import { planRollouts } from "../../plan/plan-rollouts";
import { finding, type Check, type Rule } from "../rule";

/** A maximum of the group that the tasks fit on is of little use if the next update gets stuck on it. */
function withRoomToUpdate({ capacity, network, services }: Plan, max: number | undefined): number | undefined {
    if (max === undefined) return undefined;
    const larger = { ...capacity, max };
    const rollouts = planRollouts(larger, network.zones, services, planFit(larger, network.zones, services));
    return Math.max(max, ...rollouts.flatMap(({ instancesNeeded }) => instancesNeeded ?? []));
}

const check: Check = ({ plan, where }) => {
    const noPlace = plan?.fit.atDesired.noPlace;
    if (plan === undefined || plan.class === "local" || noPlace === undefined) return [];
    const { capacity, network, services } = plan;
    if (neverPlaced(capacity, network.zones, services).some(({ service }) => service === noPlace.service)) return [];
    const needed = withRoomToUpdate(plan, instancesFor("desired", capacity, network.zones, services));
    return [
        finding(
            where("capacity", "max"),
            `is ${capacity.max}, too small for the desired tasks: a task of ${noPlace.service} finds no place, as ${noPlace.reason}`,
            moreRoom(capacity, needed, noPlace),
        ),
    ];
};

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
