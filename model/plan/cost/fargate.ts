import type { ServicePlan } from "../service";
import type { PricedThing } from "../../aws/prices";
import { hoursPerMonth, type CostItem } from "./item";
import { mapLevels } from "./levels";

/** The disk that a task on Fargate has at no extra price, in GB. Source: AWS Fargate pricing. */
export const includedStorageGiB = 20;

/** What a service's tasks cost on Fargate: processors, memory, and the disk beyond what is included. */
function tasksOf(service: ServicePlan): CostItem[] {
    const { name, capacity, scaling, cpuUnits, memoryMiB } = service;
    const kind = capacity === "fargate-spot" ? "fargate-spot" : "fargate";
    const architecture = service.architecture === "ARM64" ? "arm64" : "x86_64";
    const where = kind === "fargate-spot" ? "Fargate Spot" : "Fargate";
    const extraGiB = Math.max(0, (service.ephemeralStorageGiB ?? includedStorageGiB) - includedStorageGiB);
    const item = (part: string, label: string, unit: string, perTask: number, thing: PricedThing): CostItem => ({
        key: `fargate/${name}/${part}`,
        label: `${name} on ${where}, ${label}`,
        unit,
        quantity: mapLevels(scaling, (tasks) => tasks * perTask * hoursPerMonth),
        priced: { thing },
    });
    return [
        item("vcpu", "vCPU", "vCPU-hours", cpuUnits / 1024, `${kind}.${architecture}.vcpu`),
        item("memory", "memory", "GB-hours", memoryMiB / 1024, `${kind}.${architecture}.memory`),
        item("storage", "disk beyond 20 GB", "GB-hours", extraGiB, "fargate.ephemeral-storage"),
    ];
}

/** What the services on Fargate cost. */
export const fargateItems = (services: readonly ServicePlan[]): CostItem[] =>
    services.filter(({ capacity }) => capacity !== "ec2").flatMap(tasksOf);
