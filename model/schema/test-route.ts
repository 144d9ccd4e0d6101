import { z } from "zod";
import { hostPattern, rulePriority } from "./route";
import { routeConditions } from "./route-conditions";

/** By which requests a new version is reached before it gets those of all others. */
export const testRouteSchema = z
    .strictObject({
        host: hostPattern
            .optional()
            .describe("The host name of test requests, in any letter case. @default - that of the routes"),
        headers: routeConditions.headers.describe(
            "Headers that a test request must have, each with its value or one of several, in any letter case and with the wildcards * and ?; those of the routes remain. @default - those of the routes",
        ),
        query: routeConditions.query.describe(
            "Parameters that the query string of a test request must have, each with its value or one of several, in any letter case and with the wildcards * and ?; those of the routes remain. @default - those of the routes",
        ),
        sourceCidrs: routeConditions.sourceCidrs.describe(
            "The ranges of which one must have the address that a test request's connection comes from. @default - those of the routes",
        ),
        priority: rulePriority
            .optional()
            .describe(
                "The place of the test route's listener rule, where the routes say theirs: a lower number than they have. @default - computed: before the routes that say none",
            ),
    })
    .refine(
        ({ host, headers, query, sourceCidrs }) =>
            [host, headers, query, sourceCidrs].some((condition) => condition !== undefined),
        'tells test requests from no others; write for example headers: { x-test: "true" }',
    );
