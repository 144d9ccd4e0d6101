import { z } from "zod";
import { show } from "./show";
import { keyArnSchema } from "./key-arn";
import { bytes, days, inDays, inGiB } from "./units";

/**
 * The major versions of PostgreSQL that can be chosen: those under standard support.
 * Source: Release calendar for Amazon RDS for PostgreSQL, RDS for PostgreSQL release notes.
 */
export const databaseVersions = ["14", "15", "16", "17"] as const;

/**
 * What a gp3 volume of RDS may hold, in GiB.
 * Source: Amazon RDS DB instance storage, RDS user guide: General Purpose SSD storage.
 */
const storageGiB = { least: 20, most: 65_536 } as const;

/** How long RDS keeps automated backups, in days. Source: CreateDBInstance, RDS API reference: BackupRetentionPeriod. */
const backupDays = { least: 1, most: 35 } as const;

const storage = (example: "20 GiB" | "100 GiB") =>
    bytes(example).refine(
        (size) => {
            const gib = inGiB(size);
            return Number.isInteger(gib) && gib >= storageGiB.least && gib <= storageGiB.most;
        },
        {
            error: ({ input }) =>
                `${show(input)} is not a whole number of GiB from ${storageGiB.least} to ${storageGiB.most}; write "${example}"`,
        },
    );

/**
 * The Aurora capacity units that a database without an instance of its own may have: steps of a half. With none it pauses when
 * nobody is connected. Source: Requirements and limitations for Aurora Serverless v2, Aurora user guide.
 */
const capacityUnits = { least: 0, leastMost: 1, most: 256, step: 0.5 } as const;

const capacity = (from: number, example: string) =>
    z
        .number()
        .refine(
            (units) => units >= from && units <= capacityUnits.most && Number.isInteger(units / capacityUnits.step),
            {
                error: ({ input }) =>
                    `${show(input)} is not from ${from} to ${capacityUnits.most} capacity units in steps of ${capacityUnits.step}; write ${example}`,
            },
        );

/** A PostgreSQL database of a service's own, on RDS. */
export const databaseSchema = z.strictObject({
    version: z
        .enum(databaseVersions)
        .default("17")
        .describe(
            "The major version of PostgreSQL; RDS keeps its minor version up to date. A later one upgrades the database in its place, which takes it down for minutes. @default 17",
        ),
    instance: z
        .string()
        .regex(/^db\.[a-z][a-z0-9-]*\.[a-z0-9]+$/, {
            error: ({ input }) => `${show(input)} is not an instance class of RDS; write for example "db.t4g.micro"`,
        })
        .optional()
        .describe("The instance class: the processors and memory that the database has. @default db.t4g.micro"),
    storage: storage("20 GiB")
        .optional()
        .describe("What the disk holds at first, from 20 GiB to 65536 GiB. It can't be made smaller. @default 20 GiB"),
    maxStorage: storage("100 GiB")
        .optional()
        .describe(
            "Up to what RDS grows the disk by itself when it is nearly full: at least a tenth more than `storage`. @default twice `storage`",
        ),
    serverless: z
        .strictObject({
            min: capacity(capacityUnits.least, "0.5").describe(
                "How many capacity units it has at least, in halves: 0.5 is about 1 GiB of memory. With 0 it pauses after five minutes without a connection, and the next one waits for some 15 seconds.",
            ),
            max: capacity(capacityUnits.leastMost, "4").describe(
                "How many capacity units it has at most, from 1 to 256: one is about 2 GiB of memory, and the processors that go with it.",
            ),
        })
        .optional()
        .describe(
            "Aurora Serverless v2 in the place of an instance with a disk: it grows and shrinks with the load, and is billed by what it uses. It can't be changed later without another database. @default - an instance",
        ),
    name: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,62}$/, {
            error: ({ input }) =>
                `${show(input)} is not a database's name; use up to 63 lower-case letters, digits and underscores, beginning with a letter`,
        })
        .optional()
        .describe(
            "The name of the database, `DB_NAME`. It can't be changed later without another database. @default the service's name, its hyphens as underscores, and `_db`",
        ),
    multiZone: z
        .boolean()
        .optional()
        .describe(
            "Whether a standby in a second zone takes over when the first fails; it doubles the price. @default true in production, false elsewhere",
        ),
    backupRetention: days("14 days")
        .refine((value) => inDays(value) >= backupDays.least && inDays(value) <= backupDays.most, {
            error: ({ input }) =>
                `${show(input)} is not from ${backupDays.least} to ${backupDays.most} days; write "14 days"`,
        })
        .optional()
        .describe(
            "How far back the database can be restored to any second, from 1 to 35 days. @default 14 days in production, 1 day elsewhere",
        ),
    key: keyArnSchema
        .optional()
        .describe(
            "A KMS key of your own that the disk and its backups are encrypted with, by ARN. It can't be changed later without another database. @default - AWS's own key for RDS",
        ),
});

/** A database of a service's own, checked and with its defaults. */
export type DatabaseSpec = z.output<typeof databaseSchema>;
