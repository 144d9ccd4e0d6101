import { z } from "zod";
import { imagePlatforms } from "./images";
import { imageUriSchema } from "./sidecar";
import { isSection, show } from "./show";

/** Where the image of a service comes from. */
export const imageSchema = z.union(
    [
        z.strictObject({
            context: z
                .string()
                .min(1)
                .describe("The folder that Docker builds from, relative to the service's own folder."),
            dockerfile: z
                .string()
                .regex(/^(?!\.{0,2}\/|\.\.?$)(?!.*\/\.\.?(\/|$))[^\s].*$/, {
                    error: (issue) =>
                        `must be a path inside the context, without ./ or ../, got ${show(issue.input)}; write for example "docker/Dockerfile"`,
                })
                .default("Dockerfile")
                .describe("The Dockerfile, relative to the context. @default Dockerfile"),
            target: z
                .string()
                .min(1)
                .optional()
                .describe("The stage of a multi-stage Dockerfile to build. @default the last"),
            args: z
                .record(z.string(), z.string())
                .default({})
                .describe("Build arguments; never secrets, which stay readable in the image. @default none"),
            platform: z
                .enum(imagePlatforms)
                .optional()
                .describe("The platform to build for. @default that of `images.platform`"),
        }),
        z.strictObject({
            uri: imageUriSchema.describe("An image built elsewhere, with a tag or a digest."),
        }),
    ],
    {
        error: ({ input }) =>
            isSection(input)
                ? undefined
                : `must say where the image comes from, got ${show(input)}; write { context: "." } or { uri: "…" }`,
    },
);
