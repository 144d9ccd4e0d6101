import { moreRoom } from "../../plan/capacity/more-room";
import { eachFit, finding, type Check, type Rule } from "../rule";

const check: Check = eachFit(({ group, fit, input: { where } }) =>
    fit.jobs.flatMap(({ service, job, atDesired, atMax: { noPlace } }) => {
        // Where it has no place beside the desired tasks either, jobs/room says so; where not all services can grow, capacity/max-fits.
        if (noPlace === undefined || atDesired.noPlace !== undefined || fit.atMax.unplaced.length > 0) return [];
        return [
            finding(
                where("services", service, "jobs", job),
                `its task finds no place on ${group.key} while all services are at their maximum: ${noPlace.reason}`,
                moreRoom(group, group.max + 1, noPlace),
            ),
        ];
    }),
);

/** The rule `jobs/room-at-max`. */
export const jobsRoomAtMax: Rule = {
    id: "jobs/room-at-max",
    severity: "warning",
    what: "There is room for the task of each job also while all services run as many tasks as they may.",
    why: "Under load, a job waits for a place, and a deployment for its job: at a time at which one may want to deploy a remedy.",
    remedy: "Raise the group's max by one, or run the jobs on Fargate, in a service with runs: jobs.",
    source: "Follows from Amazon ECS task placement and Amazon ECS cluster auto scaling, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
