import { z } from "zod";
import { managedInstancesProviderSchema } from "./managed-instances";
import { builtInProviders } from "./service-capacity";
import { isSection, show } from "./show";
import { bytes, duration } from "./units";
import { warmPoolSchema } from "./warm-pool";

/** The section `capacity` of a stack file, or one of `capacityProviders`: an EC2 Auto Scaling group that tasks run on. */
export const capacitySchema = z.strictObject({
    instanceTypes: z
        .array(z.string())
        .min(1, "is empty; name at least one instance type, such as t3.medium")
        .max(40)
        .describe("Instance types of one architecture, in order of preference."),
    min: z.int().min(0).default(1).describe("The fewest instances. @default 1"),
    max: z.int().min(1).default(4).describe("The most instances. @default 4"),
    spot: z
        .int()
        .min(0)
        .max(100)
        .default(0)
        .describe("The share of Spot instances above `onDemandBase`, in percent. @default 0"),
    onDemandBase: z.int().min(0).default(0).describe("The first instances that are always on demand. @default 0"),
    targetCapacity: z
        .int()
        .min(1)
        .max(100)
        .optional()
        .describe(
            "How full managed scaling keeps the group, in percent; below 100 leaves headroom for deployments. @default 90 in production, else 100",
        ),
    warmup: duration("120 s")
        .default("120 s")
        .describe("How long a new instance counts as starting, up to 10000 s. @default 120 s"),
    trunking: z
        .union([z.boolean(), z.literal("shared")], {
            error: ({ input }) =>
                `must be true, false or shared, got ${show(input)}; write true in one environment of the account, and shared in the others`,
        })
        .default(false)
        .describe(
            "Whether instances take more tasks than they have network interfaces. It is a setting of the whole account: `true` where this environment sets it, `shared` where another does. @default false",
        ),
    os: z
        .enum(["amazon-linux", "bottlerocket"], {
            error: ({ input }) => `must be amazon-linux or bottlerocket, got ${show(input)}; write bottlerocket`,
        })
        .default("amazon-linux")
        .describe(
            "The instances' operating system: `amazon-linux`, or `bottlerocket`, which has a read-only root and no shell. @default amazon-linux",
        ),
    ami: z
        .string()
        .regex(/^ami-[0-9a-f]{8,17}$/, "is not an AMI id; write for example ami-0123456789abcdef0")
        .optional()
        .describe(
            "The machine image, of the system that `os` names. @default - the ECS-optimised image of the day on which an instance starts",
        ),
    rootVolume: bytes("30 GiB")
        .default("30 GiB")
        .describe(
            "The size of the encrypted gp3 volume that an instance keeps images and containers on: its root volume, or the data volume of Bottlerocket. @default 30 GiB",
        ),
    detailedMonitoring: z
        .boolean()
        .optional()
        .describe("Whether instances report metrics each minute instead of each five. @default true in production"),
    warmPool: warmPoolSchema
        .optional()
        .describe("Instances that wait beside the group, started once before, to be there sooner. @default - none"),
    retired: z
        .boolean()
        .default(false)
        .describe(
            "The first of two steps to remove the group: no service may name it, and it keeps no instance, but the cluster still lists it until its last task has stopped. @default false",
        ),
    instanceRefresh: z
        .boolean()
        .default(false)
        .describe(
            "Whether a change of the launch template replaces the running instances, draining their tasks. @default false",
        ),
});

/** The section `capacity`, or one of `capacityProviders`, checked and with its defaults. */
export type CapacitySpec = z.output<typeof capacitySchema>;

/** The section `capacityProviders` of a stack file: further Auto Scaling groups, and instances that ECS manages, by name. */
export const capacityProvidersSchema = z.record(
    z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,9}[a-z0-9]$/, {
            error: (issue) =>
                `"${String(issue.input)}" is not a capacity provider's name; use 2 to 11 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
        })
        .refine((name) => !builtInProviders.some((builtIn) => builtIn === name), {
            error: (issue) =>
                `"${String(issue.input)}" is the name of a capacity provider that every environment may have; choose another`,
        }),
    z.union([capacitySchema, managedInstancesProviderSchema], {
        error: ({ input }) =>
            isSection(input)
                ? undefined
                : `must be a group of instances, got ${show(input)}; write for example { instanceTypes: [m6i.large] }`,
    }),
);

/** One of `capacityProviders`, checked and with its defaults: a group of instances, or instances that ECS manages. */
export type CapacityProviderSpec = z.output<typeof capacityProvidersSchema>[string];
