import type { DomainSpec } from "../schema/domain";
import { writtenLoadBalancers, type At, type Check, type Finding, type RuleInput } from "./rule";

/** A domain as it is written. */
export interface WrittenDomain {
    readonly domain: DomainSpec;
    /** Whether its certificate is given, rather than requested. */
    readonly certificateGiven: boolean;
    readonly at: At;
}

/** The domains of an environment. */
export const writtenDomains = (input: RuleInput): WrittenDomain[] =>
    writtenLoadBalancers(input).flatMap(({ spec: { domain, certificateArn }, at }): WrittenDomain[] =>
        domain === undefined
            ? []
            : [{ domain, certificateGiven: certificateArn !== undefined, at: (...path) => at("domain", ...path) }],
    );

/** A rule on each domain by itself. */
export const eachDomain =
    (check: (domain: DomainSpec, at: At, written: WrittenDomain) => readonly Finding[]): Check =>
    (input) =>
        writtenDomains(input).flatMap((written) => check(written.domain, written.at, written));
