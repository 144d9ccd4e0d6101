import type { DomainSpec } from "../schema/domain";

/** The names under which something is reached, and where their records are written. */
export interface DomainPlan {
    /** All of them, the one that it is known by first. */
    readonly names: readonly string[];
    readonly hostedZoneId: string;
    /** Whether a certificate is requested for the names, since none is given. */
    readonly requestsCertificate: boolean;
}

/**
 * Plans the names of a domain.
 * @param certificateArn the certificate that is given, if one is
 */
export const planDomain = (
    { name, aliases, hostedZone }: DomainSpec,
    certificateArn: string | undefined,
): DomainPlan => ({
    names: [name, ...aliases],
    hostedZoneId: hostedZone.id,
    requestsCertificate: certificateArn === undefined,
});

/** A name without the star of a wildcard: `*.example.com` is validated by the record of `example.com`. */
const withoutStar = (name: string) => name.replace(/^\*\./, "");

/**
 * The names that ACM wants a record of before it issues a certificate: one for each, and one for a wildcard and the name
 * that it is under together. Source: DNS validation, AWS Certificate Manager user guide.
 */
export const validatedNames = (names: readonly string[]): string[] => [...new Set(names.map(withoutStar))];

/** Whether a certificate for a name, or its DNS record, holds for a host: a star stands for one label, the first. */
export const covers = (name: string, host: string): boolean =>
    name.startsWith("*.") ? host.replace(/^[^.]+/, "*") === name : name === host;
