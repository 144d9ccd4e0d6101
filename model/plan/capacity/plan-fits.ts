import type { ServicePlan } from "../service";
import type { CapacityFit } from "./fit";
import type { GroupPlan } from "./group";
import { planFit } from "./plan-fit";

/** Whether a task of a service runs in another zone, on the instances of any group. */
const runsOutside = (zone: string, service: string, fits: readonly CapacityFit[]): boolean =>
    fits.some(({ atDesired }) =>
        atDesired.instances.some(
            (instance) => instance.zone !== zone && instance.tasks.some(({ service: name }) => name === service),
        ),
    );

/** Simulates how ECS places the tasks of all services on the instances of each group. A service with tasks on several groups is down when it is on all. */
export function planFits(
    groups: readonly GroupPlan[],
    zones: readonly string[],
    services: readonly ServicePlan[],
): CapacityFit[] {
    const fits = groups.map((group) => planFit(group, zones, services));
    return fits.map((fit) => ({
        ...fit,
        zoneLosses: fit.zoneLosses.map((loss) => ({
            ...loss,
            down: loss.down.filter((service) => !runsOutside(loss.zone, service, fits)),
        })),
    }));
}
