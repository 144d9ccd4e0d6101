import { z } from "zod";

/** The name of what has a folder of its own in `services/`. */
export const nameSchema = (kind: "service" | "function") =>
    z.string().regex(/^[a-z][a-z0-9-]{0,19}[a-z0-9]$/, {
        error: (issue) =>
            `"${String(issue.input)}" is not a ${kind} name; use 2 to 21 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
    });
