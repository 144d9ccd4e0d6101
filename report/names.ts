import type { Strategy } from "../model/plan/capacity/strategy";
import type { ScalingTarget } from "../model/plan/scaling";
import { listed } from "../model/words";
import { decimal, percent } from "./amounts";

const providerNames: Readonly<Record<string, string>> = {
    ec2: "EC2",
    fargate: "Fargate",
    "fargate-spot": "Fargate Spot",
};

/** What a capacity provider is called: AWS's name for it, or that of a group of instances. */
export const providerName = (provider: string): string =>
    Object.hasOwn(providerNames, provider) ? (providerNames[provider] ?? "") : `EC2 ${provider}`;

/** What the capacity that a service runs on is called: `Fargate`, or `Fargate and Fargate Spot`. */
export const capacityName = (capacity: Strategy): string =>
    listed(
        capacity.map(({ provider }) => providerName(provider)),
        "and",
    );

/** What each capacity provider has of the tasks, where there are several. */
export const sharesText = (capacity: Strategy): string =>
    capacity.length < 2
        ? ""
        : capacity
              .map(({ provider, base, weight }) =>
                  [providerName(provider), base > 0 && `base ${base}`, `weight ${weight}`].filter(Boolean).join(" "),
              )
              .join(", ");

/** What autoscaling aims at, for a reader: `60 % CPU`. */
export function targetText({ metric, value }: ScalingTarget): string {
    if (metric === "ECSServiceAverageCPUUtilization") return `${percent(value)} CPU`;
    if (metric === "ECSServiceAverageMemoryUtilization") return `${percent(value)} memory`;
    return metric === "BacklogPerTask" ? `${decimal(value)} messages a task` : `${decimal(value)} requests a minute`;
}
