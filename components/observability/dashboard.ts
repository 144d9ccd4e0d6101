import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { dashboardBody } from "../../model/plan/dashboard/body";
import { dashboardRows, subjectKey, subjectsOf } from "../../model/plan/dashboard/rows";
import type { Plan } from "../../model/plan/plan";
import { transformed, type Transform } from "../transform";
import { dimensionsIn, type MetricSources } from "./dimensions";

/** What {@link declareDashboard} takes. */
export interface DashboardArgs {
    readonly plan: Plan;
    readonly sources: MetricSources;
    /** Changes to its arguments. @default none */
    readonly transform?: Transform<cloudwatch.DashboardArgs>;
}

/** Declares the environment's dashboard. Its body is made once all that it shows has its name. */
export function declareDashboard(parent: pulumi.Resource, { plan, sources, transform }: DashboardArgs): void {
    const rows = dashboardRows(plan);
    const known = pulumi.all(
        Object.fromEntries(
            subjectsOf(rows).map((subject) => [subjectKey(subject), pulumi.all(dimensionsIn(sources, subject))]),
        ),
    );
    new cloudwatch.Dashboard(
        plan.name,
        transformed(transform, {
            dashboardName: plan.name,
            dashboardBody: known.apply((dimensions) =>
                dashboardBody(rows, plan.region, (subject) => dimensions[subjectKey(subject)] ?? {}),
            ),
        }),
        { parent },
    );
}
