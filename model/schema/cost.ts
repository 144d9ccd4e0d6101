import { z } from "zod";
import { bytes } from "./units";

/** The section `cost` of a stack file: what the monthly estimate can't know from the rest of the configuration. It changes no resource. */
export const costSchema = z.strictObject({
    natTraffic: bytes("100 GiB")
        .default("100 GiB")
        .describe("What goes through all NAT gateways in a month, in and out. @default 100 GiB"),
    internetTraffic: bytes("100 GiB")
        .default("100 GiB")
        .describe("What load balancers and NAT gateways send to the internet in a month. @default 100 GiB"),
    endpointTraffic: bytes("50 GiB")
        .default("50 GiB")
        .describe("What goes through all interface endpoints in a month. @default 50 GiB"),
    zoneTraffic: bytes("100 GiB")
        .default("100 GiB")
        .describe("What goes from one zone to another in a month. @default 100 GiB"),
    loadBalancerUnits: z
        .number()
        .min(0)
        .max(100_000)
        .default(1)
        .describe(
            "The average capacity units (LCU) that each load balancer uses: one is 25 new connections a second, 3,000 open ones, 1 GB an hour or 1,000 rule evaluations a second, whichever is most. @default 1",
        ),
    logsPerTask: bytes("1 GiB")
        .default("1 GiB")
        .describe("What a running task writes to its log in a month. @default 1 GiB"),
    imageSize: bytes("200 MiB")
        .default("200 MiB")
        .describe("The size of an image in its repository, of which each keeps `images.keep`. @default 200 MiB"),
    spotDiscount: z
        .int()
        .min(0)
        .max(90)
        .default(60)
        .describe(
            "How much cheaper a Spot instance is than on demand, in percent: it changes all the time. @default 60",
        ),
});

/** The section `cost`, checked and with its defaults. */
export type CostSpec = z.output<typeof costSchema>;
