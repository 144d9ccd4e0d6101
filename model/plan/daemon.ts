import type { Configuration } from "../schema/configuration";
import type { ServiceSpec } from "../schema/service";
import type { Architecture } from "../aws/instance-types";
import { daemonGroups, serviceArchitecture } from "./capacity/capacity";
import { architectureOf } from "./capacity/group";
import type { Strategy } from "./capacity/strategy";
import { planPlacement, type PlacementPlan } from "./placement";

/** Where the tasks of a daemon run. */
export interface DaemonPlace {
    /** All groups with instances of its architecture, each alike. */
    readonly capacity: Strategy;
    readonly architecture: Architecture;
    /** Whether other instances are in the cluster too, on which its image does not run. */
    readonly mixed: boolean;
}

/** Decides where the tasks of a daemon run: on each instance of its architecture, which is that of the first group unless it names one. */
export function daemonPlace(
    service: Pick<ServiceSpec, "architecture" | "capacity" | "runs">,
    configuration: Pick<Configuration, "capacity" | "capacityProviders">,
): DaemonPlace {
    const groups = daemonGroups(configuration);
    const architecture = serviceArchitecture(service, configuration);
    const fitting = groups.filter(({ spec }) => architectureOf(spec) === architecture);
    return {
        capacity: fitting.map(({ key }) => ({ provider: key, base: 0, weight: 1 })),
        architecture,
        mixed: fitting.length < groups.length,
    };
}

/** The placement of a daemon: ECS takes no strategy for one, but the constraints that it is written with. */
export const daemonPlacement = (
    { placement }: Pick<ServiceSpec, "placement">,
    { architecture, mixed }: DaemonPlace,
): PlacementPlan =>
    planPlacement({
        name: "custom",
        strategies: [],
        constraints: [
            ...(typeof placement === "object" ? placement.constraints : []),
            ...(mixed
                ? [{ type: "memberOf" as const, expression: `attribute:ecs.cpu-architecture == ${architecture}` }]
                : []),
        ],
    });
