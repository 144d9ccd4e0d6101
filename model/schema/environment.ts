import { z } from "zod";
import { days } from "./units";

/** What an environment is for, which decides the defaults that protect or that save money. */
export const environmentClasses = ["production", "disposable", "local"] as const;

/** One of `production`, `disposable` or `local`. */
export type EnvironmentClass = (typeof environmentClasses)[number];

/** The section `environment` of a stack file. */
export const environmentSchema = z.strictObject({
    class: z
        .enum(environmentClasses)
        .describe(
            "What the environment is for. `production` protects data and is destroyed in two steps; `disposable` is small and deletes cleanly; `local` is the emulated AWS. Stack names are free: this decides.",
        ),
    logRetention: days("14 days")
        .optional()
        .describe(
            "How long logs are kept, as one of the periods that CloudWatch Logs offers. @default 365 days in production, else 14 days",
        ),
    containerInsights: z
        .enum(["disabled", "enabled", "enhanced"])
        .optional()
        .describe(
            "CloudWatch Container Insights for the cluster. @default enabled in production and where a service has scaling.backlogPerTask, else disabled",
        ),
    protect: z
        .boolean()
        .optional()
        .describe(
            "Whether the environment refuses to be destroyed: the load balancer, image repositories and log buckets are protected. @default true in production",
        ),
    exec: z
        .boolean()
        .default(false)
        .describe("Whether ECS Exec may open a shell in a running container; sessions are logged. @default false"),
    fargate: z
        .boolean()
        .optional()
        .describe(
            "Whether the cluster has Fargate's capacity providers. `true` keeps them for the update in which the last service leaves Fargate. @default - while a service runs on one",
        ),
    tags: z
        .record(
            z
                .string()
                .regex(
                    /^(?!aws:)[\w .:/=+@-]{1,128}$/,
                    "is not a tag key; use up to 128 letters, digits, spaces or _.:/=+-@, not beginning with aws:",
                ),
            z.string().max(256),
        )
        .default({})
        .describe("Tags for every resource, beside Project, Environment and ManagedBy. @default none"),
});
