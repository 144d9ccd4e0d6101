import type { DomainSpec } from "../schema/domain";
import type { LoadBalancerSpec } from "../schema/load-balancer";
import { writtenLoadBalancers, type At, type Check, type Finding, type RuleInput } from "./rule";

/** A domain as it is written. */
export interface WrittenDomain {
    readonly domain: DomainSpec;
    /** Whether its certificate is given, rather than requested. */
    readonly certificateGiven: boolean;
    readonly at: At;
}

/** The domains of an environment: those of load balancers, then that of the API. */
export function writtenDomains(input: RuleInput): WrittenDomain[] {
    const { apiGateway } = input.configuration;
    const atApi: At = (...path) => input.where("apiGateway", ...path);
    const all: { readonly spec: Pick<LoadBalancerSpec, "domain" | "certificateArn">; readonly at: At }[] = [
        ...writtenLoadBalancers(input),
        ...(apiGateway ? [{ spec: apiGateway, at: atApi }] : []),
    ];
    return all.flatMap(({ spec: { domain, certificateArn }, at }): WrittenDomain[] =>
        domain === undefined
            ? []
            : [{ domain, certificateGiven: certificateArn !== undefined, at: (...path) => at("domain", ...path) }],
    );
}

/** A rule on each domain by itself. */
export const eachDomain =
    (check: (domain: DomainSpec, at: At, written: WrittenDomain) => readonly Finding[]): Check =>
    (input) =>
        writtenDomains(input).flatMap((written) => check(written.domain, written.at, written));
