import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import type { QueryPlan } from "../../model/plan/queries";
import { transformed, type Transform } from "../transform";

/** Declares the queries that are saved in CloudWatch Logs Insights. They name log groups, and need none to be there. */
export function declareSavedQueries(
    parent: pulumi.Resource,
    name: string,
    queries: readonly QueryPlan[],
    transform?: Transform<cloudwatch.QueryDefinitionArgs>,
): void {
    for (const { key, name: title, text, logGroups } of queries) {
        new cloudwatch.QueryDefinition(
            `${name}-${key}`,
            transformed(transform, { name: title, queryString: text, logGroupNames: [...logGroups] }),
            { parent },
        );
    }
}
