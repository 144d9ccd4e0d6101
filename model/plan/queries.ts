import type { ObservabilitySpec } from "../schema/observability";
import type { ServicePlan } from "./service";

/** A query that is saved in CloudWatch Logs Insights. */
export interface QueryPlan {
    /** Tells it from the environment's others: `by-correlation-id`. */
    readonly key: string;
    /** Its name; the console makes folders of what is before a slash. */
    readonly name: string;
    readonly text: string;
    readonly logGroups: readonly string[];
}

/** The log groups that one query looks at. Source: CloudWatch Logs quotas, CloudWatch Logs user guide. */
const groupsPerQuery = 50;

/** Stands for the id that whoever runs the query puts in. */
const placeholder = "ID";

const shown = "fields @timestamp, @log, @message";

/** The queries that are saved, if the configuration asks for them: the same for each 50 services and functions. */
export function planQueries(
    { queries, correlationField, levelField }: ObservabilitySpec,
    services: readonly Pick<ServicePlan, "logGroup">[],
    environment: string,
): QueryPlan[] {
    if (!queries) return [];
    const groups = services.map(({ logGroup }) => logGroup);
    const shares = Array.from({ length: Math.ceil(groups.length / groupsPerQuery) }, (_, index) =>
        groups.slice(index * groupsPerQuery, (index + 1) * groupsPerQuery),
    );
    return shares.flatMap((logGroups, index) => {
        const number = index === 0 ? "" : `-${index + 1}`;
        const query = (key: string, title: string, ...lines: string[]): QueryPlan => ({
            key: `${key}${number}`,
            name: `${environment}/${title}${number}`,
            text: [shown, ...lines].join("\n| "),
            logGroups,
        });
        return [
            query(
                "by-correlation-id",
                "By correlation id",
                `filter ${correlationField} = "${placeholder}"`,
                "sort @timestamp asc",
                "limit 1000",
            ),
            query(
                "errors",
                "Errors",
                `filter ${levelField} in ["error", "fatal"]`,
                "sort @timestamp desc",
                "limit 200",
            ),
        ];
    });
}
