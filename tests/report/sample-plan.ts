import type { Fleet, PlacedInstance } from "../../model/plan/capacity/fit";
import type { CostLine, CostPlan } from "../../model/plan/cost/cost";
import type { Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import type { Problem } from "../../model/problem";
import type { ServiceConfiguration } from "../../model/schema/service";
import type { Report } from "../../report/report";
import { planWith, webService, worker } from "../support/plans";

const words = [
    "user",
    "order",
    "payment",
    "inventory",
    "mailer",
    "search",
    "invoice",
    "shipping",
    "catalogue",
    "basket",
];

/** The name of the service at an index: the first ten are words, and the others have a number, the 11th the longest there can be. */
export const sampleName = (index: number): string =>
    index === 10
        ? "subscription-renewals"
        : `${words[index % words.length]}${index < words.length ? "" : `-${Math.floor(index / words.length) + 1}`}`;

/** A service that calls some of those before it. Every fifth has no routes, and every seventh runs on Fargate. */
function sampleService(index: number): ServiceConfiguration {
    const name = sampleName(index);
    const calls = [...new Set([index - 1, index - 3, Math.floor(index / 2)])]
        .filter((other) => other >= 0 && other !== index && other % 5 !== 4 && (index + other) % 3 !== 0)
        .map(sampleName);
    const own = {
        name,
        calls,
        scaling: { min: 1 + (index % 3), max: 3 + (index % 8) },
        memory: index % 4 === 0 ? ("1 GiB" as const) : ("512 MiB" as const),
        ...(index % 7 === 6 && { capacity: index % 2 === 0 ? ("fargate" as const) : ("fargate-spot" as const) }),
    };
    if (index % 5 === 4) return worker(own);
    return webService({
        ...own,
        routes: [`/${name}`, `/${name}/*`],
        ...(index % 4 === 3 && { loadBalancer: "partner" }),
    });
}

/** Fills instances one after the other, a task of each service in turn. */
function fleetOf(services: readonly ServicePlan[], zones: readonly string[], level: "min" | "desired" | "max"): Fleet {
    const offered = { cpuUnits: 2048, memoryMiB: 7680, interfaces: 9 };
    const tasks = services
        .filter(({ compatibility }) => compatibility === "EC2")
        .flatMap((service) => Array.from({ length: service.scaling[level] }, () => service));
    const instances: PlacedInstance[] = [];
    for (let start = 0; start < tasks.length; start += 6) {
        const placed = tasks.slice(start, start + 6);
        const names = [...new Set(placed.map(({ name }) => name))].sort();
        instances.push({
            instanceType: "m6i.large",
            zone: zones[instances.length % zones.length] ?? "",
            offered,
            reserved: {
                cpuUnits: placed.reduce((sum, { cpuUnits }) => sum + cpuUnits, 0),
                memoryMiB: placed.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0),
                interfaces: placed.length,
            },
            tasks: names.map((service) => ({ service, tasks: placed.filter(({ name }) => name === service).length })),
        });
    }
    return {
        instances,
        instancesWithHeadroom: instances.length + 1,
        unplaced: [],
        unused: { cpuPercent: 24.5, memoryPercent: 51.25 },
    };
}

const costLines: readonly CostLine[] = [
    ["instances/on-demand", "m6i.large on demand", "instance-hours", 0.107, 2190, 3650, 13140],
    ["fargate/invoice", "Fargate: invoice", "vCPU-hours", 0.04048, 182, 365, 1825],
    ["nat/hours", "NAT gateways", "gateway-hours", 0.048, 2190, 2190, 2190],
    ["nat/traffic", "NAT traffic", "GB", 0.048, 107, 107, 107],
    ["load-balancer/hours", "Load balancers", "hours", 0.0252, 1460, 1460, 1460],
    ["logs/ingested", "Logs", "GB", 0.57, 12, 24, 90],
].map(([key, label, unit, unitUsd, min, desired, max]) => {
    const price = Number(unitUsd);
    return {
        key: String(key),
        label: String(label),
        unit: String(unit),
        unitUsd: price,
        priceDate: "2026-11-20",
        quantity: { min: Number(min), desired: Number(desired), max: Number(max) },
        monthlyUsd: { min: price * Number(min), desired: price * Number(desired), max: price * Number(max) },
    };
});

const cost: CostPlan = {
    region: "eu-west-1",
    currency: "USD",
    lines: [
        ...costLines,
        {
            key: "endpoints/hours",
            label: "Interface endpoints",
            unit: "endpoint-hours",
            quantity: { min: 730, desired: 730, max: 730 },
            missing: "no price for interface endpoints in eu-west-1",
        },
    ],
    totalUsd: { min: 431.73, desired: 590.14, max: 1713.6 },
    missing: ["no price for interface endpoints in eu-west-1"],
    assumptions: [
        { path: "cost.natTraffic", text: "100 GiB a month go through the NAT gateways", set: false },
        { path: "cost.logsPerTask", text: "a task writes 2 GiB of logs a month", set: true },
    ],
    sources: ["AWS price list, EC2, 2026-11-20"],
};

/** The plan of an environment with a number of services, in which everything that a report shows has a value. */
export function samplePlan(services: number): Plan {
    const plan = planWith({
        stack: "prod",
        sections: {
            environment: { class: "production" },
            network: { zones: 3, nat: "per-zone" },
            capacity: { instanceTypes: ["m6i.large"], trunking: true, min: 3, max: 60 },
            loadBalancer: { waf: {} },
            loadBalancers: { partner: { internal: true } },
            apiGateway: { loadBalancer: "partner" },
        },
        services: Array.from({ length: services }, (_, index) => sampleService(index)),
    });
    const { zones } = plan.network;
    const fleet = (level: "min" | "desired" | "max") => fleetOf(plan.services, zones, level);
    const [first, second] = plan.services;
    const waiting = first ? [{ service: first.name, tasks: 1 }] : [];
    return {
        ...plan,
        fits: [
            {
                group: "ec2",
                instanceType: "m6i.large",
                offered: { cpuUnits: 2048, memoryMiB: 7680, interfaces: 9 },
                atMin: fleet("min"),
                atDesired: fleet("desired"),
                atMax: {
                    ...fleet("max"),
                    unplaced: waiting,
                    ...(first && {
                        noPlace: { service: first.name, lacking: "memory", reason: "no instance has 512 MiB left" },
                    }),
                },
                zoneLosses: zones.map((zone, index) => ({
                    zone,
                    lost: waiting,
                    waiting: index === 1 ? waiting : [],
                    homeless: [],
                    down: index === 1 && first ? [first.name] : [],
                })),
                ...(first && {
                    firstToFail: { service: first.name, lacking: "memory", reason: "no instance has 512 MiB left" },
                }),
                tooSmallTypes: ["t3.micro"],
                jobs: [],
                assumptions: ["An instance keeps 512 MiB for itself and the ECS agent."],
            },
        ],
        rollouts: plan.services.map(({ name, scaling }) => ({
            strategy: "rolling" as const,
            service: name,
            tasks: scaling.desired,
            lowest: scaling.desired,
            highest: scaling.desired * 2,
            possible: name !== second?.name,
            ...(name === second?.name && {
                obstacle: "every instance has a task already",
                remedy: "let one more instance start",
            }),
            extraInstances: 1,
            waves: 2,
            seconds: 215,
        })),
        cost,
    };
}

/** Problems of both kinds, of which one tries to break out of the page. */
export const sampleProblems: readonly Problem[] = [
    {
        id: "routes/duplicate",
        severity: "error",
        path: "flotilla:services.order.routes[1]",
        reason: `services "order" and "user" both claim "/<script>alert('1')</script>"`,
        remedy: "give each its own path or host",
    },
    {
        id: "task/root",
        severity: "warning",
        path: "services/order/service.ts: user",
        reason: "the container runs as root",
        remedy: `write user: "1000:1000"`,
    },
];

/** A report of an environment with a number of services. */
export const sampleReport = (services: number, problems: readonly Problem[] = sampleProblems): Report => ({
    project: "shop",
    stack: "prod",
    plan: samplePlan(services),
    problems,
});
