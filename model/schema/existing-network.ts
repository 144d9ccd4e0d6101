import { z } from "zod";
import { show } from "./show";

/** A subnet that is already there. */
const subnetSchema = z.strictObject({
    id: z
        .string()
        .regex(/^subnet-[0-9a-f]+$/, {
            error: (issue) => `${show(issue.input)} is not a subnet's id; write for example subnet-0a1b2c3d4e5f67890`,
        })
        .describe("The subnet's id."),
    cidr: z
        .cidrv4({ error: (issue) => `${show(issue.input)} is not an IPv4 range; write for example 10.0.1.0/24` })
        .describe("The subnet's address range, so that what needs addresses is checked."),
});

/** The option `existing` of the section `network`: a VPC that is already there. */
export const existingNetworkSchema = z.strictObject({
    vpcId: z
        .string()
        .regex(/^vpc-[0-9a-f]+$/, {
            error: (issue) => `${show(issue.input)} is not a VPC's id; write for example vpc-0a1b2c3d4e5f67890`,
        })
        .describe("The VPC's id. Its range is `cidr`."),
    subnets: z
        .record(
            z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, {
                error: (issue) => `"${String(issue.input)}" is not a zone's name; write for example eu-west-1a`,
            }),
            z.strictObject({
                public: subnetSchema
                    .optional()
                    .describe("Where public load balancers are. @default - none in this zone"),
                app: subnetSchema.describe(
                    "Where tasks and instances are: with a way to AWS and to the images' registries.",
                ),
                data: subnetSchema.optional().describe("Where data stores are. @default - none in this zone"),
            }),
        )
        .describe("The subnets of each zone by tier, of 2 to 4 zones by name."),
});

/** The option `existing` of the section `network`, checked. */
export type ExistingNetworkSpec = z.output<typeof existingNetworkSchema>;
