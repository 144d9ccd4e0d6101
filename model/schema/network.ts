import { z } from "zod";
import { existingNetworkSchema } from "./existing-network";
import { show } from "./show";

/** The ways out of the app tier to the internet. */
export const natModes = ["none", "single", "per-zone", "regional"] as const;

/** One of `none`, `single`, `per-zone` or `regional`. */
export type NatMode = (typeof natModes)[number];

/** The section `network` of a stack file. */
export const networkSchema = z.strictObject({
    cidr: z
        .string()
        .default("10.0.0.0/16")
        .describe(
            "The address range of the VPC, from /16 to /22, private and without host bits. It can't be changed later. @default 10.0.0.0/16",
        ),
    zones: z
        .union(
            [
                z.int().min(2).max(4),
                z
                    .array(
                        z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, {
                            error: (issue) => `${show(issue.input)} is not a zone's name; write for example eu-west-1a`,
                        }),
                    )
                    .min(2)
                    .max(4),
            ],
            {
                error: (issue) =>
                    `must be a number from 2 to 4, or 2 to 4 zone names, got ${show(issue.input)}; write 2`,
            },
        )
        .default(2)
        .describe(
            "How many availability zones, or their names in order. Add at the end only: the order gives each zone its addresses. @default 2",
        ),
    nat: z
        .enum(natModes)
        .default("single")
        .describe(
            "The way from the app tier to the internet: `none` (VPC endpoints only), `single` (one NAT gateway for all zones), `per-zone` (one each), `regional` (one that spans the zones). @default single",
        ),
    peers: z
        .array(
            z.cidrv4({
                error: (issue) => `${show(issue.input)} is not an IPv4 range; write for example 10.1.0.0/16`,
            }),
        )
        .default([])
        .describe(
            "The address ranges of networks that this one is, or will be, connected to: they may not overlap. @default none",
        ),
    flowLogs: z
        .boolean()
        .default(true)
        .describe("Whether the VPC's traffic is logged to CloudWatch Logs. @default true"),
    existing: existingNetworkSchema
        .optional()
        .describe(
            "A VPC that is already there, with its subnets. Nothing of it is changed: of the other options, only `cidr`, its range, and `peers` can be set. @default - a VPC of its own",
        ),
});

/** The section `network`, checked and with its defaults. */
export type NetworkSpec = z.output<typeof networkSchema>;
