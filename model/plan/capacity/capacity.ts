import type { Architecture } from "../../aws/instance-types";
import { byKey } from "../../by-key";
import type { Configuration } from "../../schema/configuration";
import type { ServiceSpec } from "../../schema/service";
import { architectureOf, defaultGroup, groupPath, planGroup, type CapacitySurroundings, type GroupPlan } from "./group";
import { isManaged, managedAsGroup } from "./managed";
import { fargateProviders, runsOnFargate, strategyOf, type FargateKey } from "./strategy";
import type { WrittenGroup } from "./written-group";

/** What the cluster's tasks run on, as it will be built. */
export interface CapacityPlan {
    /** The groups of instances: the one of the section `capacity` first, then the others in the order of their names. */
    readonly groups: readonly GroupPlan[];
    /**
     * The capacity providers of Fargate that the cluster has: both where a service runs on one, so that it may change
     * from one to the other.
     */
    readonly fargate: readonly FargateKey[];
    /** Where tasks run that are started without a strategy, by hand for example. */
    readonly defaultProvider: string;
}

/** The part of a configuration that Auto Scaling groups are written in. */
type WrittenGroups = Pick<Configuration, "capacity" | "capacityProviders">;

/** The groups of instances of a configuration: that of the section `capacity` first, then the others in the order of their names. */
export const writtenGroups = ({ capacity, capacityProviders }: WrittenGroups): WrittenGroup[] => [
    ...(capacity === undefined
        ? []
        : [{ key: defaultGroup, path: groupPath(defaultGroup), spec: capacity, managed: false }]),
    ...Object.entries(byKey(capacityProviders)).map(([key, spec]): WrittenGroup => {
        const path = groupPath(key);
        return isManaged(spec)
            ? { key, path: [...path, "managedInstances"], spec: managedAsGroup(spec), managed: true }
            : { key, path, spec, managed: false };
    }),
];

/** Plans what the cluster's tasks run on. */
export function planCapacity(configuration: Configuration, surroundings: CapacitySurroundings): CapacityPlan {
    const groups = writtenGroups(configuration).map((group) => planGroup(group, surroundings));
    const usesFargate = Object.values(configuration.services).some(({ capacity }) =>
        runsOnFargate(strategyOf(capacity)),
    );
    const hasFargate = configuration.environment.fargate ?? usesFargate;
    const fargate = hasFargate ? (Object.keys(fargateProviders) as FargateKey[]) : [];
    const inUse = groups.find(({ retired }) => !retired);
    return { groups, fargate, defaultProvider: inUse?.key ?? fargate[0] ?? groups[0]?.key ?? "fargate" };
}

/** A group of a plan, or undefined for a capacity provider that is none. */
export const groupNamed = ({ groups }: CapacityPlan, provider: string): GroupPlan | undefined =>
    groups.find(({ key }) => key === provider);

/**
 * The groups whose instances run daemons: all but those on their way out, and those that ECS manages, which has its own
 * kind of daemons for them. Source: CreateDaemon, ECS API reference.
 */
export const daemonGroups = (configuration: WrittenGroups): WrittenGroup[] =>
    writtenGroups(configuration).filter(({ spec, managed }) => !spec.retired && !managed);

/** The group whose instance types give a service its architecture: its own, of a daemon the first, or on Fargate that of the section `capacity`. */
export function architectureGroup(
    { capacity, runs }: Pick<ServiceSpec, "capacity" | "runs">,
    configuration: WrittenGroups,
): WrittenGroup | undefined {
    if (runs === "daemon") return daemonGroups(configuration)[0];
    const strategy = strategyOf(capacity);
    const provider = runsOnFargate(strategy) ? defaultGroup : strategy[0]?.provider;
    return writtenGroups(configuration).find(({ key }) => key === provider);
}

/** The architecture of a service's tasks: the one that it asks for, or that of its instances. */
export function serviceArchitecture(
    service: Pick<ServiceSpec, "capacity" | "runs" | "architecture">,
    configuration: WrittenGroups,
): Architecture {
    const group = architectureGroup(service, configuration);
    return service.architecture ?? (group === undefined ? "x86_64" : architectureOf(group.spec));
}

/** Whether tasks run on instances that ECS manages. */
export const runsOnManaged = ({ capacity }: Pick<ServiceSpec, "capacity">, configuration: WrittenGroups): boolean =>
    strategyOf(capacity).some(({ provider }) =>
        writtenGroups(configuration).some(({ key, managed }) => managed && key === provider),
    );
