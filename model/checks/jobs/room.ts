import { moreRoom } from "../../plan/capacity/more-room";
import { neverPlaced } from "../../plan/capacity/plan-fit";
import { eachFit, finding, type Check, type Rule } from "../rule";

const check: Check = eachFit(({ group, fit, plan: { network, services }, input: { where } }) => {
    const never = new Set(neverPlaced(group, network.zones, services).map(({ service }) => service));
    return fit.jobs.flatMap(({ service, job, atDesired: { noPlace } }) => {
        // Of desired tasks that have no place, capacity/desired-fits tells; of a task that fits on no instance, capacity/task-too-big.
        if (noPlace === undefined || fit.atDesired.unplaced.length > 0 || never.has(service)) return [];
        return [
            finding(
                where("services", service, "jobs", job),
                `its task finds no place beside the desired tasks on ${group.key}: ${noPlace.reason}, with the group at its largest (${group.max})`,
                moreRoom(group, group.max + 1, noPlace),
            ),
        ];
    });
});

/** The rule `jobs/room`. */
export const jobsRoom: Rule = {
    id: "jobs/room",
    severity: "error",
    what: "There is room for the task of each job beside the desired tasks, one job at a time. The emulated AWS (class local) places any task.",
    why: "The task stays in PROVISIONING: a job before a deployment fails when its time is over, and the service is not updated; one at a fixed time does not run.",
    remedy: "Raise the group's max by one, take larger instance types, or run the jobs on Fargate, in a service with runs: jobs.",
    source: "Follows from Amazon ECS task placement and Amazon ECS cluster auto scaling, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
