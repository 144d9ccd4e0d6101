import type { MetricPlan, MetricSubject } from "../alarm";
import { insightsMetric, serviceMetric } from "../alarms/service-terms";
import type { Plan } from "../plan";
import type { ServicePlan } from "../service";
import { dataRows } from "./data-rows";
import { functionRows } from "./function-rows";
import { thresholdOf, type DashboardRow, type Graph } from "./graph";
import { queueRow } from "./queue-row";
import { requestGraphs } from "./request-graphs";

const minute = 60;

const saturation = (service: ServicePlan): Graph => ({
    title: "Saturation, % of what the tasks have",
    upTo: 100,
    lines: [
        { label: "CPU", of: serviceMetric(service.name, "CPUUtilization", "Average", minute) },
        { label: "memory", of: serviceMetric(service.name, "MemoryUtilization", "Average", minute) },
    ],
    ...thresholdOf(service, "cpu"),
});

/** Only Container Insights counts tasks and deployments. */
const deployments = ({ name }: ServicePlan): Graph => ({
    title: "Deployments and tasks",
    upTo: 2,
    lines: [
        { label: "deployments", of: insightsMetric(name, "DeploymentCount", "Maximum", minute) },
        { label: "tasks that should run", of: insightsMetric(name, "DesiredTaskCount", "Maximum", minute) },
        { label: "running", of: insightsMetric(name, "RunningTaskCount", "Maximum", minute) },
        { label: "waiting to", of: insightsMetric(name, "PendingTaskCount", "Maximum", minute) },
    ],
});

const clusterMetric = (namespace: string, name: string, statistic: string): MetricPlan => ({
    namespace,
    name,
    of: { kind: "cluster" },
    statistic,
    periodSeconds: minute,
});

/**
 * What the tasks on instances reserve of what is registered, and how many instances there are.
 * Sources: Amazon ECS CloudWatch metrics, ECS developer guide; Amazon ECS Container Insights metrics, CloudWatch user guide.
 */
const capacityGraphs = (insights: boolean): Graph[] => [
    {
        title: "Reserved, % of what is registered",
        upTo: 100,
        lines: [
            { label: "CPU", of: clusterMetric("AWS/ECS", "CPUReservation", "Average") },
            { label: "memory", of: clusterMetric("AWS/ECS", "MemoryReservation", "Average") },
        ],
    },
    ...(insights
        ? [
              {
                  title: "Instances and tasks",
                  lines: [
                      {
                          label: "instances",
                          of: clusterMetric("ECS/ContainerInsights", "ContainerInstanceCount", "Maximum"),
                      },
                      { label: "tasks", of: clusterMetric("ECS/ContainerInsights", "TaskCount", "Maximum") },
                  ],
              },
          ]
        : []),
];

const interrupted = { instances: "Spot instances, of the whole account", tasks: "tasks on Fargate Spot" } as const;

/** What Spot takes back. Source: Monitoring Amazon EventBridge, EventBridge user guide: TriggeredRules. */
const spotGraphs = (plan: Plan["spotInterruptions"]): Graph[] =>
    plan === undefined
        ? []
        : [
              {
                  title: "Spot interruptions",
                  upTo: 1,
                  lines: plan.counts.map((of) => ({
                      label: interrupted[of],
                      of: {
                          namespace: "AWS/Events",
                          name: "TriggeredRules",
                          of: { kind: "spot-interruptions", of },
                          statistic: "Sum",
                          periodSeconds: minute,
                      },
                  })),
              },
          ];

/** The row of a service; none where nothing but jobs runs: there is no ECS service with metrics. */
const serviceRow = (service: ServicePlan, insights: boolean): DashboardRow[] =>
    service.runs === "jobs"
        ? []
        : [
              {
                  heading: service.name,
                  graphs: [
                      ...(service.exposure ? requestGraphs(service) : []),
                      saturation(service),
                      ...(insights ? [deployments(service)] : []),
                  ],
              },
          ];

/** The rows of an environment's dashboard: one for each service and function, with others for its queues and data stores, and one for capacity. */
export function dashboardRows({
    services,
    functions,
    cluster,
    spotInterruptions,
}: Pick<Plan, "services" | "functions" | "cluster" | "spotInterruptions">): DashboardRow[] {
    const insights = cluster.containerInsights !== "disabled";
    return [
        ...services.flatMap((service) => [
            ...serviceRow(service, insights),
            ...queueRow(service),
            ...dataRows(service),
        ]),
        ...functions.flatMap(functionRows),
        { heading: "Capacity", graphs: [...capacityGraphs(insights), ...spotGraphs(spotInterruptions)] },
    ];
}

/** What the metrics of a dashboard are of: each once. */
export function subjectsOf(rows: readonly DashboardRow[]): MetricSubject[] {
    const subjects = rows.flatMap(({ graphs }) =>
        graphs.flatMap(({ lines }) => lines.flatMap(({ of }) => (typeof of === "string" ? [] : [of.of]))),
    );
    return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
}

/** Tells a subject from all others. */
export const subjectKey = (subject: MetricSubject): string => Object.values(subject).join(" ");
