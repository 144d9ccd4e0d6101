import { z } from "zod";

/** The platforms that images are built for. */
export const imagePlatforms = ["linux/amd64", "linux/arm64"] as const;

/** One of `linux/amd64` or `linux/arm64`. */
export type ImagePlatform = (typeof imagePlatforms)[number];

/** The section `images` of a stack file. */
export const imagesSchema = z.strictObject({
    keep: z
        .int()
        .min(5, "keeps too few images to roll back to; write at least 5")
        .max(1000)
        .default(30)
        .describe("How many tagged images each repository keeps, to roll back to. @default 30"),
    platform: z
        .enum([...imagePlatforms, "host"])
        .optional()
        .describe(
            "The platform that images are built for; `host` is this machine's. @default - that of the capacity's instance types",
        ),
    given: z
        .string()
        .regex(
            /^(?=.*\{service\})[^\s:@/][^\s@]*(:[\w.{}-]+|@sha256:[0-9a-f]{64})$/,
            'must contain {service} and a tag or a digest; write for example "registry.example.com/shop/{service}:1.4.2"',
        )
        .optional()
        .describe(
            "Images built elsewhere, with {service} for the service's name: nothing is built here. @default - images are built from the services' Dockerfiles",
        ),
});

/** The section `images`, checked and with its defaults. */
export type ImagesSpec = z.output<typeof imagesSchema>;
