import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const traced = (patch: object = {}, tracing: unknown = "xray") => withService("order", { tracing, ...patch });
const at = (path: string) => `${fileOf("order")}: ${path}`;
const sidecar = { image: "proxy:1.2", memory: "8 MiB" };
const sidecars = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`proxy-${index}`, sidecar]));
const memory = (mib: number) => traced({}, { xray: { memory: `${mib} MiB` } });

export const cases: RuleCases = {
    compliant: [
        { what: "a collector beside the service", sources: traced() },
        { what: "one with a log router", sources: traced({ logging: { firelens: { firehose: "shop-logs" } } }) },
    ],
    violating: [
        {
            what: "a service of which nothing but jobs runs",
            sources: traced({ runs: "jobs" }),
            path: at("tracing"),
            reason: "is for the tasks of a service, and there are none but those of jobs",
        },
        {
            what: "a sidecar of its name",
            sources: traced({ sidecars: { "otel-collector": sidecar } }),
            path: at("sidecars.otel-collector"),
            reason: "has the name of the collector",
        },
        {
            what: "all of the task's memory",
            sources: memory(512),
            path: at("tracing"),
            reason: "gives the collector 512 MiB, which leaves the service's own container 0 MiB of 512 MiB",
        },
        {
            what: "what the log router leaves",
            sources: traced({ memory: "256 MiB", logging: { firelens: { firehose: "shop-logs" } } }),
            path: at("tracing"),
            reason: /leaves the service's own container 0 MiB of 256 MiB/,
        },
    ],
    absent: [{ what: "no tracing" }],
    boundary: {
        inside: [
            { what: "ten containers", sources: traced({ sidecars: sidecars(8) }) },
            { what: "6 MiB that are left", sources: memory(506) },
        ],
        outside: [
            {
                what: "eleven containers",
                sources: traced({ sidecars: sidecars(9) }),
                path: at("sidecars"),
                reason: "make 11 containers of a task with the collector, and ECS takes 10",
            },
            { what: "5 MiB that are left", sources: memory(507), path: at("tracing"), reason: /5 MiB of 512 MiB/ },
        ],
    },
};
