import { z } from "zod";
import { show } from "./show";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const nameText = `(?:${label}\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]`;

/** ACM takes a certificate's first name up to this length. Source: RequestCertificate, ACM API reference. */
const longestFirstName = 64;

const domainName = (pattern: RegExp, example: string) =>
    z.string().regex(pattern, {
        error: (issue) => `${show(issue.input)} is not a domain name in lower case; write for example ${example}`,
    });

/** A domain name, such as `shop.example.com`. */
export const domainNameSchema = domainName(new RegExp(`^${nameText}$`), "shop.example.com");

/** A hosted zone of Route 53 that is already there. */
export const hostedZoneSchema = z.strictObject({
    id: z
        .string()
        .regex(/^Z[A-Z0-9]{1,31}$/, {
            error: (issue) =>
                `${show(issue.input)} is not a hosted zone's id; write for example Z0123456789ABCDEFGHIJ, as \`aws route53 list-hosted-zones\` shows it after /hostedzone/`,
        })
        .describe(
            "The id of the hosted zone in Route 53. It is used, and never changed but for the records of the names.",
        ),
    name: domainNameSchema
        .optional()
        .describe("The zone's own name, by which names that are not in it are found. @default - not checked"),
});

/** The option `domain`: the own names of a load balancer or an API. */
export const domainSchema = z.strictObject({
    name: domainNameSchema
        .max(
            longestFirstName,
            `is longer than ${longestFirstName} characters, which a certificate's first name can't be`,
        )
        .describe("The name that it is reached by, up to 64 characters."),
    aliases: z
        .array(domainName(new RegExp(`^(?:\\*\\.)?${nameText}$`), "www.example.com, or *.example.com"))
        .max(99, "has more than 99 names, and ACM issues a certificate for 100 at most")
        .default([])
        .describe("Further names, up to 99; `*.example.com` for each name of one label. @default none"),
    hostedZone: hostedZoneSchema.describe("The hosted zone of Route 53 that the names are in, which is already there."),
});

/** The option `domain`, checked and with its defaults. */
export type DomainSpec = z.output<typeof domainSchema>;
