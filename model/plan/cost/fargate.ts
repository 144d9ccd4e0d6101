import { isFargate, shareTasks, type FargateKey } from "../capacity/strategy";
import type { ServicePlan } from "../service";
import type { PricedThing } from "../../aws/prices";
import { hoursPerMonth, type CostItem } from "./item";
import { mapLevels } from "./levels";

/** The disk that a task on Fargate has at no extra price, in GB. Source: AWS Fargate pricing. */
export const includedStorageGiB = 20;

/** What a service's tasks cost on one of Fargate's capacity providers: processors, memory, and the disk beyond what is included. */
function tasksOn(provider: FargateKey, service: ServicePlan): CostItem[] {
    const { name, capacity, scaling, cpuUnits, memoryMiB } = service;
    const architecture = service.architecture === "ARM64" ? "arm64" : "x86_64";
    const where = provider === "fargate-spot" ? "Fargate Spot" : "Fargate";
    // A line's key stays what it is as a service moves to the other provider, and tells the two apart where it is on both.
    const suffix = capacity.length > 1 && provider === "fargate-spot" ? "-spot" : "";
    const tasks = mapLevels(scaling, (all) => shareTasks(capacity, all).get(provider) ?? 0);
    const extraGiB = Math.max(0, (service.ephemeralStorageGiB ?? includedStorageGiB) - includedStorageGiB);
    const item = (part: string, label: string, unit: string, perTask: number, thing: PricedThing): CostItem => ({
        key: `fargate/${name}/${part}${suffix}`,
        label: `${name} on ${where}, ${label}`,
        unit,
        quantity: mapLevels(tasks, (count) => count * perTask * hoursPerMonth),
        priced: { thing },
    });
    return [
        item("vcpu", "vCPU", "vCPU-hours", cpuUnits / 1024, `${provider}.${architecture}.vcpu`),
        item("memory", "memory", "GB-hours", memoryMiB / 1024, `${provider}.${architecture}.memory`),
        item("storage", "disk beyond 20 GB", "GB-hours", extraGiB, "fargate.ephemeral-storage"),
    ];
}

/** What the services on Fargate cost. */
export const fargateItems = (services: readonly ServicePlan[]): CostItem[] =>
    services.flatMap((service) =>
        service.capacity.flatMap(({ provider }) => (isFargate(provider) ? tasksOn(provider, service) : [])),
    );
