import { z } from "zod";
import { show } from "./show";
import { bytes } from "./units";

/** The resources that a container's processes are limited in. Source: Ulimit, ECS API reference: name. */
export const ulimitNames = [
    "core",
    "cpu",
    "data",
    "fsize",
    "locks",
    "memlock",
    "msgqueue",
    "nice",
    "nofile",
    "nproc",
    "rss",
    "rtprio",
    "rttime",
    "sigpending",
    "stack",
] as const;

/** What a container's processes may do beyond what any process may. Source: KernelCapabilities, ECS API reference. */
export const linuxCapabilities = [
    "ALL",
    "AUDIT_CONTROL",
    "AUDIT_WRITE",
    "BLOCK_SUSPEND",
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "IPC_LOCK",
    "IPC_OWNER",
    "KILL",
    "LEASE",
    "LINUX_IMMUTABLE",
    "MAC_ADMIN",
    "MAC_OVERRIDE",
    "MKNOD",
    "NET_ADMIN",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_CHROOT",
    "SYS_MODULE",
    "SYS_NICE",
    "SYS_PACCT",
    "SYS_PTRACE",
    "SYS_RAWIO",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "SYSLOG",
    "WAKE_ALARM",
] as const;

/** A limit of a ulimit: -1 is none. */
const limit = z.int().min(-1);

/** Resource limits of a container's processes, by the resource. */
const ulimitsSchema = z.partialRecord(
    z.enum(ulimitNames),
    z.union([limit, z.strictObject({ soft: limit, hard: limit })], {
        error: ({ input }) =>
            `must be a whole number, or one for soft and one for hard, got ${show(input)}; write 65536`,
    }),
);

/** Linux capabilities that are given and taken. */
const capabilitiesSchema = z.strictObject({
    add: z
        .array(z.enum(linuxCapabilities))
        .default([])
        .describe("What the container gets beyond Docker's own. @default none"),
    drop: z
        .array(z.enum(linuxCapabilities))
        .default([])
        .describe("What is taken from it: [ALL], and then `add` what it needs, is the least. @default none"),
});

/** An absolute path in a container. */
export const containerPathSchema = z
    .string()
    .regex(
        /^(\/[\w.@+-]+)+$/,
        'is no path in a container; write an absolute one without a slash at its end, as in "/var/run"',
    )
    .refine((path) => !/\/\.\.?(\/|$)/.test(path), 'has a part "." or ".."; write the path without it');

/** A path that a container may write to. */
const scratchSchema = z.union(
    [
        containerPathSchema,
        z.strictObject({
            path: containerPathSchema.describe("The path."),
            size: bytes("64 MiB").default("64 MiB").describe("How much it may hold. @default 64 MiB"),
        }),
    ],
    {
        error: ({ input }) =>
            typeof input === "string"
                ? `${show(input)} is no path in a container; write an absolute one without a slash at its end, as in "/var/run"`
                : `must be a path, or one with its size, got ${show(input)}; write { path: "/var/run", size: "64 MiB" }`,
    },
);

/** An object of S3 with environment variables. */
const environmentFileSchema = z
    .string()
    .regex(
        /^arn:aws[\w-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/\S+\.env$/,
        'is no file of variables in S3; write its ARN, which ends with .env, as in "arn:aws:s3:::shop-settings/order.env"',
    );

/** What the service's own container and each sidecar may be given alike. */
export const containerOptions = {
    environmentFiles: z
        .array(environmentFileSchema)
        .default([])
        .describe(
            "Files in S3 with environment variables, by ARN; what `environment` says counts before them. Not for secrets. @default none",
        ),
    scratch: z
        .array(scratchSchema)
        .default([])
        .describe(
            "Paths that the container may write to, each a path or one with its `size`: they are kept in its memory, and gone with it. @default none; /tmp where the file system is read-only",
        ),
    ulimits: ulimitsSchema
        .default({})
        .describe(
            "Limits of its processes by name, as in { nofile: 65536 }, or with soft and hard apart; -1 is none. @default - those of the host",
        ),
    capabilities: capabilitiesSchema
        .optional()
        .describe("The Linux capabilities that it gets and loses. @default - those that Docker gives"),
};

/** The options that a container may be given, checked and with their defaults. */
export type ContainerOptions = Pick<
    z.output<z.ZodObject<typeof containerOptions>>,
    "environmentFiles" | "scratch" | "ulimits" | "capabilities"
>;
