import { z } from "zod";
import { show } from "./show";
import { bytes } from "./units";

/** One of `capacityProviders` whose instances ECS starts, patches and ends: ECS Managed Instances. */
export const managedInstancesProviderSchema = z.strictObject({
    managedInstances: z
        .strictObject({
            instanceTypes: z
                .array(z.string())
                .min(1, "is empty; name at least one instance type, such as m7g.large")
                .max(40)
                .describe("Instance types of one architecture, of which ECS chooses."),
            rootVolume: bytes("30 GiB")
                .default("30 GiB")
                .describe("The size of the volume that an instance keeps images and containers on. @default 30 GiB"),
            detailedMonitoring: z
                .boolean()
                .optional()
                .describe(
                    "Whether instances report metrics each minute instead of each five. @default true in production",
                ),
        })
        .describe("Instances that ECS starts as tasks need them, patches, and ends."),
    experimental: z
        .literal(true, {
            error: ({ input }) =>
                `must be true, got ${show(input)}; ECS Managed Instances are experimental here, since their removal is not proved on AWS: write experimental: true if that is all right`,
        })
        .describe("Says that it is known that ECS Managed Instances are experimental. It has to be there."),
    retired: z
        .boolean()
        .default(false)
        .describe("The first of two steps to remove it: no service may name it. @default false"),
});

/** One of `capacityProviders` whose instances ECS manages, checked and with its defaults. */
export type ManagedInstancesProviderSpec = z.output<typeof managedInstancesProviderSchema>;
