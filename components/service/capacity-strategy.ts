import { providerNameOf } from "../compute/capacity";
import type { ServiceArgs } from "./service-args";

/** The capacity providers that the service's tasks run on, and what each has of them. */
export const capacityStrategy = ({ plan, capacityProviderNames }: ServiceArgs) =>
    plan.capacity.map(({ provider, base, weight }) => ({
        capacityProvider: providerNameOf(provider, capacityProviderNames),
        weight,
        base,
    }));
