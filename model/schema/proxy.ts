import { z } from "zod";
import { bytes, cpu } from "./units";

/** The proxy that Service Connect adds to each task of a service that calls others, or that others call. */
export const proxySchema = z.strictObject({
    cpu: cpu("0.25 vCPU")
        .default("0.25 vCPU")
        .describe(
            "The processors that are added to a task for it. AWS advises 0.5 vCPU from 500 requests a second on. @default 0.25 vCPU",
        ),
    memory: bytes("64 MiB")
        .default("64 MiB")
        .describe(
            "The memory that is added to a task for it. AWS advises 128 MiB from 100 services or 2,000 tasks on. @default 64 MiB",
        ),
});

/** The section `proxy` of a service, checked and with its defaults. */
export type ProxySpec = z.output<typeof proxySchema>;
