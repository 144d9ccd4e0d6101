import * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import { defaultGroup } from "../../model/plan/capacity/group";
import { fargateProviders, isFargate } from "../../model/plan/capacity/strategy";
import type { CapacityPlan } from "../../model/plan/capacity/capacity";
import { transformed, type Transform } from "../transform";
import { Ec2Capacity, type Ec2CapacityArgs } from "./ec2-capacity";
import { ManagedInstances, type ManagedInstancesArgs } from "./managed-instances";

/** Changes to the arguments of what a cluster's tasks run on. */
export interface CapacityTransforms {
    /** Of the group of the section `capacity`, and of what all groups share. */
    readonly capacity?: Ec2CapacityArgs["transform"] & {
        readonly clusterCapacityProviders?: Transform<ecs.ClusterCapacityProvidersArgs>;
        readonly trunking?: Transform<ecs.AccountSettingDefaultArgs>;
    };
    /** Of the groups of `capacityProviders`, by name. */
    readonly capacityProviders?: Readonly<Record<string, NonNullable<Ec2CapacityArgs["transform"]>>>;
    /** Of those of `capacityProviders` whose instances ECS manages, by name. */
    readonly managedInstances?: Readonly<Record<string, NonNullable<ManagedInstancesArgs["transform"]>>>;
}

/** What {@link declareCapacity} takes. */
export interface CapacityArgs extends Omit<Ec2CapacityArgs, "plan" | "transform" | "before"> {
    /** What the environment's resources' names begin with. */
    readonly name: string;
    readonly plan: CapacityPlan;
    readonly transform?: CapacityTransforms;
}

/** What a cluster's tasks run on. */
export interface DeclaredCapacity {
    /** The names of the capacity providers, by what the configuration calls them. */
    readonly providerNames: Readonly<Record<string, pulumi.Input<string>>>;
    /** The cluster's list of capacity providers: services must depend on it, so that it outlives them. */
    readonly association: ecs.ClusterCapacityProviders;
}

/** Declares a plan's groups of instances, and the cluster's one list of all its capacity providers. */
export function declareCapacity(parent: pulumi.Resource, args: CapacityArgs): DeclaredCapacity {
    const { name, plan, transform = {}, ...shared } = args;
    // Where these were children of the one group that there could be, they still are in the state.
    const aliases = [{ parent: pulumi.createUrn(name, "flotilla:compute:Ec2Capacity", parent) }];
    // An instance that joined the cluster before trunking was on never has it.
    const before = plan.groups.some(({ trunking }) => trunking === "owned")
        ? [
              new ecs.AccountSettingDefault(
                  `${name}-trunking`,
                  transformed(transform.capacity?.trunking, { name: "awsvpcTrunking", value: "enabled" }),
                  { parent, aliases },
              ),
          ]
        : [];
    const groups = plan.groups.map((group) => {
        const ofGroup = { ...shared, plan: group };
        if (group.managed === true) {
            const changes = transform.managedInstances?.[group.key];
            const managed = new ManagedInstances(
                group.name,
                { ...ofGroup, ...(changes && { transform: changes }) },
                { parent },
            );
            return [group.key, managed.capacityProviderName] as const;
        }
        const changes = group.key === defaultGroup ? transform.capacity : transform.capacityProviders?.[group.key];
        const capacity = new Ec2Capacity(
            group.name,
            { ...ofGroup, before, ...(changes && { transform: changes }) },
            { parent },
        );
        return [group.key, capacity.capacityProviderName] as const;
    });
    const ofFargate = plan.fargate.map((key) => [key, fargateProviders[key]] as const);
    const providerNames = Object.fromEntries<pulumi.Input<string>>([...groups, ...ofFargate]);
    const association = new ecs.ClusterCapacityProviders(
        name,
        transformed(transform.capacity?.clusterCapacityProviders, {
            clusterName: args.clusterName,
            capacityProviders: Object.values(providerNames),
            defaultCapacityProviderStrategies: [
                { capacityProvider: providerNameOf(plan.defaultProvider, providerNames), weight: 1 },
            ],
        }),
        { parent, aliases },
    );
    return { providerNames, association };
}

/**
 * The name of a capacity provider.
 * @param providerNames those of the Auto Scaling groups, by what the configuration calls them; AWS names Fargate's
 * @throws RangeError if there is none
 */
export function providerNameOf(
    provider: string,
    providerNames: Readonly<Record<string, pulumi.Input<string>>>,
): pulumi.Input<string> {
    const name = isFargate(provider) ? fargateProviders[provider] : providerNames[provider];
    if (name === undefined) throw new RangeError(`there is no capacity provider ${provider}`);
    return name;
}
