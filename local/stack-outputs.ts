import { z } from "zod";
import { stackName } from "./paths";
import { pulumiAside, type Surroundings } from "./pulumi-command";

const schema = z.object({
    cluster: z.string(),
    services: z.record(
        z.string(),
        z.object({
            serviceName: z.string(),
            image: z.string(),
            routes: z.array(
                z.object({
                    priority: z.int(),
                    host: z.string().optional(),
                    paths: z.array(z.string()),
                    conditions: z.string().optional(),
                }),
            ),
            placement: z.string(),
        }),
    ),
});

/** What the stack tells of itself: index.ts. */
export type StackOutputs = z.output<typeof schema>;

/** Reads the stack's outputs. */
export async function readOutputs(surroundings: Surroundings): Promise<StackOutputs> {
    const { stdout } = await pulumiAside(
        ["stack", "output", "--json", "--show-secrets", "--stack", stackName],
        surroundings,
    );
    return schema.parse(JSON.parse(stdout));
}
