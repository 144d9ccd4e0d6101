import type { ExistingNetworkSpec } from "../schema/existing-network";
import type { SubnetLayout } from "./cidr";

/** A VPC that is already there. Nothing of it is changed. */
export interface ExistingNetworkPlan {
    readonly vpcId: string;
    /** By tier, in the order of the zones. */
    readonly subnetIds: Readonly<Record<"public" | "app" | "data", readonly string[]>>;
}

/** A VPC that is already there, by the ids that the configuration names. */
export function planExistingNetwork({ vpcId, subnets }: ExistingNetworkSpec): ExistingNetworkPlan {
    const zones = Object.values(subnets);
    return {
        vpcId,
        subnetIds: {
            public: zones.flatMap((zone) => zone.public?.id ?? []),
            app: zones.map(({ app }) => app.id),
            data: zones.flatMap(({ data }) => data?.id ?? []),
        },
    };
}

/** The address ranges of its subnets: what is not given is not known to be there. */
export function existingSubnets({ subnets }: ExistingNetworkSpec): SubnetLayout {
    const zones = Object.values(subnets);
    return {
        public: zones.flatMap((zone) => zone.public?.cidr ?? []),
        app: zones.map(({ app }) => app.cidr),
        data: zones.flatMap(({ data }) => data?.cidr ?? []),
        spare: [],
    };
}
