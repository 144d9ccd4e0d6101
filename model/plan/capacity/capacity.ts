import type { Architecture } from "../../aws/instance-types";
import { byKey } from "../../by-key";
import type { CapacitySpec } from "../../schema/capacity";
import type { Configuration } from "../../schema/configuration";
import type { ServiceSpec } from "../../schema/service";
import { architectureOf, defaultGroup, groupPath, planGroup, type CapacitySurroundings, type GroupPlan } from "./group";
import { fargateProviders, runsOnFargate, strategyOf, type FargateKey } from "./strategy";

/** What the cluster's tasks run on, as it will be built. */
export interface CapacityPlan {
    /** The Auto Scaling groups: the one of the section `capacity` first, then the others in the order of their names. */
    readonly groups: readonly GroupPlan[];
    /**
     * The capacity providers of Fargate that the cluster has: both where a service runs on one, so that it may change
     * from one to the other.
     */
    readonly fargate: readonly FargateKey[];
    /** Where tasks run that are started without a strategy, by hand for example. */
    readonly defaultProvider: string;
}

/** An Auto Scaling group as it is configured. */
export interface WrittenGroup {
    readonly key: string;
    /** Where it is written, from the configuration's root. */
    readonly path: readonly [string, ...string[]];
    readonly spec: CapacitySpec;
}

/** The part of a configuration that Auto Scaling groups are written in. */
type WrittenGroups = Pick<Configuration, "capacity" | "capacityProviders">;

/** The Auto Scaling groups of a configuration: that of the section `capacity` first, then the others in the order of their names. */
export const writtenGroups = ({ capacity, capacityProviders }: WrittenGroups): WrittenGroup[] => [
    ...(capacity === undefined ? [] : [{ key: defaultGroup, path: groupPath(defaultGroup), spec: capacity }]),
    ...Object.entries(byKey(capacityProviders)).map(([key, spec]) => ({
        key,
        path: groupPath(key),
        spec,
    })),
];

/** Plans what the cluster's tasks run on. */
export function planCapacity(configuration: Configuration, surroundings: CapacitySurroundings): CapacityPlan {
    const groups = writtenGroups(configuration).map(({ key, spec }) => planGroup(key, spec, surroundings));
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

/** The groups whose instances run daemons: all but those on their way out. */
export const daemonGroups = (configuration: WrittenGroups): WrittenGroup[] =>
    writtenGroups(configuration).filter(({ spec }) => !spec.retired);

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
