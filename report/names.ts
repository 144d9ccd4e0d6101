import type { Capacity } from "../model/schema/service";
import type { ScalingTarget } from "../model/plan/scaling";
import { decimal, percent } from "./amounts";

const capacityNames: Readonly<Record<Capacity, string>> = {
    ec2: "EC2",
    fargate: "Fargate",
    "fargate-spot": "Fargate Spot",
};

/** What AWS calls the capacity that a service runs on. */
export const capacityName = (capacity: Capacity): string => capacityNames[capacity];

/** What autoscaling aims at, for a reader: `60 % CPU`. */
export function targetText({ metric, value }: ScalingTarget): string {
    if (metric === "ECSServiceAverageCPUUtilization") return `${percent(value)} CPU`;
    if (metric === "ECSServiceAverageMemoryUtilization") return `${percent(value)} memory`;
    return metric === "BacklogPerTask" ? `${decimal(value)} messages a task` : `${decimal(value)} requests a minute`;
}
