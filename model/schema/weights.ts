import { z } from "zod";
import { highestTargetGroupWeight } from "../aws/limits";
import { show } from "./show";
import { duration } from "./units";

const weight = z
    .int({
        error: ({ input }) =>
            `must be a whole number from 0 to ${highestTargetGroupWeight}, got ${show(input)}; write for example 10`,
    })
    .min(0, "is below 0; write 0 for no requests")
    .max(
        highestTargetGroupWeight,
        `is above ${highestTargetGroupWeight}, the most that an ALB takes; write smaller numbers`,
    );

/** How the requests of a route are shared among services. */
export const routeWeights = {
    weights: z
        .record(z.string(), weight)
        .refine((weights) => Object.keys(weights).length > 0, "is empty; remove it, or name a service")
        .optional()
        .describe(
            "Other services that get a share of the requests, by name, in percent; the service itself has the rest. With a weight for itself too, each has its part of the sum. Each has routes of its own on the same load balancer. @default - all requests go to the service itself",
        ),
    stickyWeights: duration("60 min")
        .optional()
        .describe(
            "How long a client stays with the service that answered it first, from 1 s to 10080 min. @default - each request is shared out anew",
        ),
};

/** The weights of a route, checked. */
export type RouteWeights = z.output<z.ZodObject<typeof routeWeights>>;
