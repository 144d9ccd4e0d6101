import type * as pulumi from "@pulumi/pulumi";
import type { FunctionPlan } from "../../model/plan/function";
import type { Plan } from "../../model/plan/plan";
import type { QueueAddress } from "../service/queue-access";
import type { TableAddress } from "../service/table-access";
import { LambdaFunction, type FunctionTransforms, type LambdaFunctionArgs } from "./lambda-function";

/** What {@link declareFunctions} takes. */
export interface FunctionsArgs {
    readonly plan: Pick<Plan, "functions" | "region">;
    readonly accountId: pulumi.Input<string>;
    readonly eventBus?: NonNullable<LambdaFunctionArgs["eventBus"]>;
    readonly topics?: NonNullable<LambdaFunctionArgs["topics"]>;
    /** The queues of functions, by the function that they are of. */
    readonly queues: ReadonlyMap<string, QueueAddress>;
    /** The tables of functions, by the function that they are of. */
    readonly tables: ReadonlyMap<string, TableAddress>;
    /** By function. @default none */
    readonly transform?: Readonly<Record<string, FunctionTransforms>>;
}

/** A function, and what was planned for it. */
export interface DeclaredFunction {
    readonly plan: FunctionPlan;
    readonly lambda: LambdaFunction;
}

/**
 * Declares the functions of a plan.
 * @returns them by name
 */
export function declareFunctions(parent: pulumi.Resource, args: FunctionsArgs): ReadonlyMap<string, DeclaredFunction> {
    const { plan, accountId, eventBus, topics, queues, tables } = args;
    return new Map(
        plan.functions.map((each) => {
            const { name } = each;
            const [queue, table, transform] = [queues.get(name), tables.get(name), args.transform?.[name]];
            const lambda = new LambdaFunction(
                name,
                {
                    plan: each,
                    region: plan.region,
                    accountId,
                    ...(queue && { queue }),
                    ...(table && { table }),
                    ...(eventBus && { eventBus }),
                    ...(topics && { topics }),
                    ...(transform && { transform }),
                },
                { parent },
            );
            return [name, { plan: each, lambda }] as const;
        }),
    );
}
