import { z } from "zod";

const state = z.object({ parent: z.string().optional(), custom: z.boolean().optional() }).nullish();
const metadata = z.object({ op: z.string(), urn: z.string(), type: z.string(), new: state, old: state });
const step = z.object({ metadata, planning: z.boolean().optional() });
const schema = z.object({
    resourcePreEvent: step.optional(),
    resOutputsEvent: step.optional(),
    resOpFailedEvent: step.optional(),
    diagnosticEvent: z
        .object({
            urn: z.string().optional(),
            message: z.string(),
            severity: z.string(),
            ephemeral: z.boolean().optional(),
        })
        .optional(),
    summaryEvent: z
        .object({ resourceChanges: z.record(z.string(), z.int()).nullish(), isPreview: z.boolean().optional() })
        .optional(),
    progressEvent: z
        .object({ message: z.string(), received: z.number(), total: z.number(), done: z.boolean().optional() })
        .optional(),
});

/** One event of Pulumi's engine, as `pulumi up --json` prints it: the parts of it that are used here. */
export type EngineEvent = z.output<typeof schema>;
/** What happens to one resource. */
export type StepMetadata = z.output<typeof metadata>;

/** Reads a line of `pulumi up --json`, or undefined if it is not an event. */
export function parseEngineEvent(line: string): EngineEvent | undefined {
    if (!line.startsWith("{")) return undefined;
    try {
        return schema.safeParse(JSON.parse(line)).data;
    } catch {
        return undefined;
    }
}

/** A resource's own name in its URN. */
export const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;
/** The short form of a resource's type: `ecs Service` for `aws:ecs/service:Service`. */
export const shortType = (type: string): string => {
    const [provider = "", path = "", name = ""] = type.split(":");
    const [module = ""] = path.split("/");
    return `${module === "index" ? provider : module} ${name}`;
};
