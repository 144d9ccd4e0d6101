import { z } from "zod";
import { proposal } from "./explain";
import { isSection, show } from "./show";

/** The placement strategies that have a name. */
export const placementNames = [
    "az-balanced-spread",
    "az-balanced-binpack",
    "binpack",
    "one-task-per-host",
    "custom",
] as const;

/** Source: PlacementStrategy, ECS API reference. */
const spreadField = /^(instanceId|host|attribute:[\w./-]+)$/;

const strategySchema = z.strictObject({
    type: z.enum(["spread", "binpack", "random"]).describe("How ECS chooses among the instances that have room."),
    field: z
        .string()
        .optional()
        .describe(
            "For spread `instanceId`, `host` or an attribute such as `attribute:ecs.availability-zone`; for binpack `cpu` or `memory`.",
        ),
});

const constraintSchema = z.strictObject({
    type: z
        .enum(["memberOf", "distinctInstance"])
        .default("memberOf")
        .describe("`memberOf` an expression, or a `distinctInstance` for each task. @default memberOf"),
    expression: z
        .string()
        .optional()
        .describe(
            "A cluster query such as `attribute:ecs.instance-type =~ m7g.*`, `attribute:ecs.ami-id == ami-0123456789abcdef0` or `attribute:ecs.availability-zone in [eu-west-1a]`.",
        ),
});

/** How ECS places a service's tasks: a name, or a name with constraints, or strategies of one's own. */
export const placementSchema = z.union(
    [
        z.enum(placementNames).exclude(["custom"]),
        z
            .strictObject({
                name: z
                    .enum(placementNames)
                    .describe("The strategy; with `custom`, `strategies` and `constraints` say all."),
                strategies: z
                    .array(strategySchema)
                    .max(5, "has more than the 5 strategies that ECS allows; remove some")
                    .default([])
                    .describe("With `custom` only, in order. @default none"),
                constraints: z
                    .array(constraintSchema)
                    .max(10, "has more than the 10 constraints that ECS allows; remove some")
                    .default([])
                    .describe("What an instance must be. @default none"),
            })
            .superRefine((placement, context) => {
                if (placement.name !== "custom" && placement.strategies.length > 0) {
                    context.addIssue({
                        code: "custom",
                        path: ["strategies"],
                        message: `go with name: custom only, and the name is ${placement.name}; write name: custom, or remove them`,
                    });
                }
                placement.strategies.forEach((strategy, index) => {
                    const path = ["strategies", index, "field"];
                    if (strategy.type === "binpack" && strategy.field !== "cpu" && strategy.field !== "memory") {
                        context.addIssue({
                            code: "custom",
                            path,
                            message: `of binpack must be cpu or memory, got ${show(strategy.field)}; write memory`,
                        });
                    } else if (strategy.type === "spread" && !spreadField.test(strategy.field ?? "")) {
                        context.addIssue({
                            code: "custom",
                            path,
                            message: `of spread must be instanceId, host or an attribute, got ${show(strategy.field)}; write attribute:ecs.availability-zone`,
                        });
                    } else if (strategy.type === "random" && strategy.field !== undefined) {
                        context.addIssue({ code: "custom", path, message: "does not go with random; remove it" });
                    }
                });
                placement.constraints.forEach((constraint, index) => {
                    if ((constraint.type === "memberOf") !== (constraint.expression !== undefined)) {
                        const message =
                            constraint.type === "memberOf"
                                ? "of memberOf is missing; write for example attribute:ecs.instance-type =~ m7g.*"
                                : "does not go with distinctInstance; remove it";
                        context.addIssue({ code: "custom", path: ["constraints", index, "expression"], message });
                    }
                });
            }),
    ],
    {
        error: ({ input }) => {
            if (isSection(input)) return undefined;
            if (input === "custom")
                return '"custom" needs strategies; write { name: "custom", strategies: [{ type: "random" }] }';
            const remedy = typeof input === "string" ? proposal(input, placementNames) : "write az-balanced-spread";
            return `must be one of ${placementNames.join(", ")}, got ${show(input)}; ${remedy}`;
        },
    },
);

/** A service's placement, checked and with its defaults. */
export type PlacementSpec = z.output<typeof placementSchema>;
