import type { CapacityFit, Fleet } from "./capacity/fit";
import type { ServicePlan } from "./service";

/** The tasks of a service on a group's instances, those with nothing but daemons that managed scaling keeps included. */
function tasksIn({ instances, instancesWithHeadroom }: Fleet, service: string): number {
    const on = instances.filter(({ tasks }) => tasks.some(({ service: name }) => name === service)).length;
    return on === instances.length ? Math.max(on, instancesWithHeadroom) : on;
}

/** A daemon with as many tasks as there are instances for them; others as they are. */
export function withHosts(service: ServicePlan, fits: readonly CapacityFit[]): ServicePlan {
    if (service.runs !== "daemon") return service;
    const count = (of: "atMin" | "atDesired" | "atMax") =>
        fits.reduce((sum, fit) => sum + tasksIn(fit[of], service.name), 0);
    return {
        ...service,
        scaling: { ...service.scaling, min: count("atMin"), desired: count("atDesired"), max: count("atMax") },
    };
}
