import { leavesNoRoom } from "../../plan/rollout-bounds";
import { eachFit, finding, type Check, type Rule } from "../rule";

/** How many services a message names. */
const named = 3;

function listed(services: readonly string[]): string {
    const more = services.length - named;
    return services.slice(0, named).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

const check: Check = eachFit(({ group, fit, plan, at }) => {
    // Where the desired tasks have no place, capacity/desired-fits says so, and percents that leave no room are told of by deployment/room.
    if (fit.atDesired.unplaced.length > 0) return [];
    const stuck = plan.rollouts.filter(
        ({ possible, tasks, stuckOn, ...bounds }) => !possible && stuckOn === group.key && !leavesNoRoom(tasks, bounds),
    );
    const [first] = stuck;
    if (first === undefined) return [];
    const services = stuck.map(({ service }) => service);
    const needed = stuck.flatMap(({ instancesNeeded }) => instancesNeeded ?? []);
    const shifting = stuck.filter(({ strategy }) => strategy !== "rolling").map(({ service }) => service);
    const rolling = services.filter((service) => !shifting.includes(service));
    const otherwise = [
        ...(rolling.length === 0
            ? []
            : [`lower minimumHealthyPercent of ${listed(rolling)}, so that an old task may stop first`]),
        ...(shifting.length === 0 ? [] : [`write deployment.strategy "rolling" for ${listed(shifting)}`]),
    ].join(", and ");
    return [
        finding(
            at("max"),
            `is ${group.max}, which leaves no room for ${shifting.length === 0 ? "a rolling update" : "an update"} of ${listed(services)}: ${first.obstacle}`,
            needed.length === stuck.length ? `write ${Math.max(...needed)} or more, or ${otherwise}` : otherwise,
        ),
    ];
});

/** The rule `deployment/stuck`. */
export const deploymentStuck: Rule = {
    id: "deployment/stuck",
    severity: "error",
    what: "A deployment of the desired tasks finishes on the instances that the group may have. One that is blue-green, canary or linear needs a place for every new task beside the old ones. The emulated AWS (class local) places any task.",
    why: "Where every instance is full, or holds a task of a service that may have one on each, a new task finds no place; and where no old task may stop before, neither moves, and the deployment never ends.",
    remedy: "Raise capacity.max, or lower minimumHealthyPercent so that an old task may stop first, or let the service roll.",
    source: "Follows from DeploymentConfiguration, ECS API reference, and Amazon ECS task placement, ECS developer guide; docs/capacity.md says how it is simulated.",
    check,
};
