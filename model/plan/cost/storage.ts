import type { CostSpec } from "../../schema/cost";
import { inGiB } from "../../schema/units";
import type { Plan } from "../plan";
import { daysPerMonth, type CostItem } from "./item";
import { mapLevels, sumLevels, throughout } from "./levels";

/** What is stored of a log once it is as old as it gets: all that is written in the time for which it is kept. */
const stored = (writtenGiB: number, retentionDays: number, { storedLogShare }: CostSpec) =>
    (writtenGiB * (retentionDays / daysPerMonth) * storedLogShare) / 100;

/** What is written to the services' logs and the flow logs, and kept of them. */
export function logItems({ services, network }: Pick<Plan, "services" | "network">, spec: CostSpec): CostItem[] {
    const perTask = inGiB(spec.logsPerTask);
    // What a log router sends on is not in the log group.
    const kept = services.filter(({ logDestination }) => logDestination === undefined);
    const routed = services.filter(({ logDestination }) => logDestination !== undefined);
    const flow = network.flowLogRetentionDays === undefined ? 0 : inGiB(spec.flowLogs);
    return [
        {
            key: "logs/written",
            label: "Logs of tasks, written",
            unit: "GB",
            quantity: sumLevels(kept.map(({ scaling }) => mapLevels(scaling, (tasks) => tasks * perTask))),
            priced: { thing: "logs.ingested" },
        },
        {
            key: "logs/flow-written",
            label: "Flow logs, written",
            unit: "GB",
            quantity: throughout(flow),
            priced: { thing: "logs.ingested" },
        },
        {
            key: "logs/stored",
            label: "Logs, stored",
            unit: "GB-months",
            quantity: sumLevels([
                ...kept.map(({ scaling, logRetentionDays }) =>
                    mapLevels(scaling, (tasks) => stored(tasks * perTask, logRetentionDays, spec)),
                ),
                throughout(stored(flow, network.flowLogRetentionDays ?? 0, spec)),
            ]),
            priced: { thing: "logs.stored" },
        },
        {
            key: "logs/routed",
            label: "Logs of tasks, sent on by log routers",
            unit: "GB",
            quantity: sumLevels(routed.map(({ scaling }) => mapLevels(scaling, (tasks) => tasks * perTask))),
            priced: { missing: "what it costs to take and keep the logs that log routers send on is not known" },
        },
    ];
}

/** The images that are kept of the services that are built here. */
export const imageItems = ({ services }: Pick<Plan, "services">, spec: CostSpec, imagesKept: number): CostItem[] => [
    {
        key: "images/stored",
        label: "Images in ECR",
        unit: "GB-months",
        quantity: throughout(
            services.filter(({ image }) => image.kind === "built").length * imagesKept * inGiB(spec.imageSize),
        ),
        priced: { thing: "ecr.storage" },
    },
];
