import type { MetricPlan, MetricSubject } from "../alarm";
import type { DashboardRow, Graph, GraphLine } from "./graph";

/** What names the subject of a metric in CloudWatch, once it is built. */
export type KnownDimensions = (subject: MetricSubject) => Readonly<Record<string, string>>;

/** A dashboard is 24 columns wide. Source: Dashboard body structure and syntax, CloudWatch API reference. */
const columns = 24;
const headingHeight = 1;
const graphHeight = 6;

const metricEntry = (metric: MetricPlan, { label, id, hidden }: GraphLine, dimensionsOf: KnownDimensions) => [
    metric.namespace,
    metric.name,
    ...Object.entries(dimensionsOf(metric.of))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flat(),
    {
        label,
        stat: metric.statistic,
        period: metric.periodSeconds,
        ...(id !== undefined && { id }),
        ...(hidden === true && { visible: false }),
    },
];

const entry = (line: GraphLine, dimensionsOf: KnownDimensions): readonly unknown[] =>
    typeof line.of === "string"
        ? [{ expression: line.of, label: line.label }]
        : metricEntry(line.of, line, dimensionsOf);

const graphProperties = ({ title, lines, threshold, upTo }: Graph, region: string, dimensionsOf: KnownDimensions) => ({
    title,
    region,
    view: "timeSeries",
    metrics: lines.map((line) => entry(line, dimensionsOf)),
    yAxis: { left: { min: 0, ...(upTo !== undefined && { max: upTo }), showUnits: false } },
    ...(threshold !== undefined && { annotations: { horizontal: [{ label: "alarm", value: threshold }] } }),
});

/** The widgets of a row, from a line down: the heading, and below it the graphs side by side, over the whole width. */
function rowWidgets({ heading, graphs }: DashboardRow, y: number, region: string, dimensionsOf: KnownDimensions) {
    const width = Math.floor(columns / Math.max(1, graphs.length));
    return [
        { type: "text", x: 0, y, width: columns, height: headingHeight, properties: { markdown: `## ${heading}` } },
        ...graphs.map((graph, index) => ({
            type: "metric",
            x: index * width,
            y: y + headingHeight,
            width: index === graphs.length - 1 ? columns - index * width : width,
            height: graphHeight,
            properties: graphProperties(graph, region, dimensionsOf),
        })),
    ];
}

/** The body of a dashboard, as JSON. The same input gives the same text. */
export const dashboardBody = (rows: readonly DashboardRow[], region: string, dimensionsOf: KnownDimensions): string =>
    JSON.stringify({
        start: "-PT3H",
        periodOverride: "inherit",
        widgets: rows.flatMap((row, index) =>
            rowWidgets(row, index * (headingHeight + graphHeight), region, dimensionsOf),
        ),
    });
