import { metricsPerDashboard, widgetsPerDashboard } from "../../aws/limits";
import { dashboardRows } from "../../plan/dashboard/rows";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ plan, where }) => {
    if (plan?.dashboard !== true) return [];
    const rows = dashboardRows(plan);
    const graphs = rows.flatMap((row) => row.graphs);
    const widgets = rows.length + graphs.length;
    const metrics = graphs.reduce((sum, { lines }) => sum + lines.length, 0);
    return widgets <= widgetsPerDashboard && metrics <= metricsPerDashboard
        ? []
        : [
              finding(
                  where("observability", "dashboard"),
                  `would have ${widgets} widgets with ${metrics} metrics, and CloudWatch takes ${widgetsPerDashboard} with ${metricsPerDashboard}`,
                  "write false, or split the environment",
              ),
          ];
};

/** The rule `observability/dashboard-size`. */
export const observabilityDashboardSize: Rule = {
    id: "observability/dashboard-size",
    severity: "error",
    what: "The dashboard has no more widgets and metrics than CloudWatch takes.",
    why: "CloudWatch refuses a larger one, after everything that it shows has been created.",
    remedy: "Do without the dashboard, or run some of the services in an environment of their own.",
    source: "Dashboard body structure and syntax, CloudWatch API reference; CloudWatch service quotas, CloudWatch user guide.",
    check,
};
