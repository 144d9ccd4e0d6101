import { z } from "zod";
import { show } from "./show";

/**
 * The capacity providers that have a name of their own: the group of the section `capacity`, and AWS's own machines.
 * The others have the names that the section `capacityProviders` gives them.
 */
export const builtInProviders = ["ec2", "fargate", "fargate-spot"] as const;

/** One part of a strategy: a capacity provider, and how many of the tasks are its. */
const strategyItemSchema = z.strictObject({
    provider: z
        .string()
        .describe("The capacity provider: `ec2`, `fargate`, `fargate-spot`, or one of `capacityProviders`."),
    base: z
        .int()
        .min(0)
        .max(100_000)
        .default(0)
        .describe("The first tasks, which all run on it. One provider of a strategy may have a base. @default 0"),
    weight: z
        .int()
        .min(0)
        .max(1000)
        .default(1)
        .describe("Its share of the tasks above the base, next to the weights of the others. @default 1"),
});

/** Where a service's tasks run: one capacity provider, or several with what each has of the tasks. */
export const serviceCapacitySchema = z.union(
    [
        z.string(),
        z
            .array(strategyItemSchema)
            .min(1, "is empty; name a capacity provider, such as ec2")
            .max(20, "has more than the 20 capacity providers that ECS allows; remove some"),
    ],
    {
        error: ({ input }) =>
            Array.isArray(input)
                ? undefined
                : `must name a capacity provider, or list several, got ${show(input)}; write for example fargate`,
    },
);

/** Where a service's tasks run, checked and with its defaults. */
export type ServiceCapacitySpec = z.output<typeof serviceCapacitySchema>;
