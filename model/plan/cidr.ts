import { isIPv4 } from "node:net";
import { IPv4CidrRange, IPv4Prefix } from "ip-num";

/** How many zones every layout has room for, whether they are used or not. */
export const zonesWithRoom = 4;

/** The VPC sizes for which each tier gets a subnet that AWS allows: a public one needs /27 for an ALB. */
export const vpcPrefixes = { largest: 16, smallest: 22 } as const;

/** The address ranges of each tier's subnets, one a zone, in the order of the zones. */
export interface SubnetLayout {
    /** An eighth of a zone's addresses: the ALB and NAT gateways. */
    readonly public: readonly string[];
    /** Half of a zone's addresses: the tasks, an address each. */
    readonly app: readonly string[];
    /** An eighth of a zone's addresses: the data stores. */
    readonly data: readonly string[];
    /** An eighth of a zone's addresses, kept free for a tier to come. Another eighth stays unnamed. */
    readonly spare: readonly string[];
}

/**
 * Lays subnets out in a VPC. Each zone owns a quarter of the VPC, used or not, so that a zone or a tier is added
 * without moving another.
 * @throws RangeError if the range isn't one that {@link cidrProblem} accepts
 */
export function layOutSubnets(vpcCidr: string, zones: number): SubnetLayout {
    const problem = cidrProblem(vpcCidr);
    if (problem !== undefined) throw new RangeError(problem.reason);
    const vpc = IPv4CidrRange.fromCidr(vpcCidr);
    const prefix = Number(vpc.cidrPrefix.getValue());
    const blocks = vpc.splitInto(IPv4Prefix.fromNumber(BigInt(prefix + 2))).slice(0, zones);
    const eighths = blocks.map((block) =>
        block.splitInto(IPv4Prefix.fromNumber(BigInt(prefix + 5))).map((eighth) => eighth.toCidrString()),
    );
    return {
        app: blocks.map((block) => block.split()[0]?.toCidrString() ?? ""),
        public: eighths.map((eighth) => eighth[4] ?? ""),
        data: eighths.map((eighth) => eighth[5] ?? ""),
        spare: eighths.map((eighth) => eighth[6] ?? ""),
    };
}

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map((range) =>
    IPv4CidrRange.fromCidr(range),
);

/** A range without the host bits of its address: `10.0.5.0/16` is in `10.0.0.0/16`. */
export const baseOf = (cidr: string): string =>
    `${IPv4CidrRange.fromCidr(cidr).getFirst().toString()}/${Number(cidr.split("/")[1])}`;

/**
 * Whether two ranges share an address, with or without host bits.
 * @throws Error if one is not an IPv4 range
 */
export function overlap(one: string, other: string): boolean {
    const [a, b] = [IPv4CidrRange.fromCidr(one), IPv4CidrRange.fromCidr(other)];
    return a.getFirst().isLessThanOrEquals(b.getLast()) && b.getFirst().isLessThanOrEquals(a.getLast());
}

/**
 * Whether all addresses of the inner range are in the outer one, with or without host bits.
 * @throws Error if one is not an IPv4 range
 */
export function covers(outer: string, inner: string): boolean {
    const [a, b] = [IPv4CidrRange.fromCidr(outer), IPv4CidrRange.fromCidr(inner)];
    return a.getFirst().isLessThanOrEquals(b.getFirst()) && b.getLast().isLessThanOrEquals(a.getLast());
}

/** What is wrong with the address range of a VPC that is already there, or undefined: it need not have room for anything. */
export function existingCidrProblem(cidr: string): { readonly reason: string; readonly remedy: string } | undefined {
    if (
        !/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(cidr) ||
        !isIPv4(cidr.split("/")[0] ?? "") ||
        Number(cidr.split("/")[1]) > 32
    )
        return { reason: `"${cidr}" is not an IPv4 range`, remedy: "write the VPC's range, for example 10.0.0.0/16" };
    return baseOf(cidr) === cidr
        ? undefined
        : { reason: `"${cidr}" has host bits set`, remedy: `did you mean ${baseOf(cidr)}?` };
}

/** What is wrong with the address range of a VPC, or undefined. */
export function cidrProblem(cidr: string): { readonly reason: string; readonly remedy: string } | undefined {
    const [, address, prefixText] = /^((?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3})\/(\d{1,2})$/.exec(cidr) ?? [];
    if (address === undefined || Number(prefixText) > 32 || address.split(".").some((octet) => Number(octet) > 255)) {
        return { reason: `"${cidr}" is not an IPv4 range`, remedy: "write for example 10.0.0.0/16" };
    }
    const prefix = Number(prefixText);
    if (prefix < vpcPrefixes.largest || prefix > vpcPrefixes.smallest) {
        const tooLarge = prefix < vpcPrefixes.largest;
        const reason = tooLarge
            ? `"${cidr}" is larger than a VPC can be`
            : `"${cidr}" is too small for ${zonesWithRoom} zones of four tiers, with a /27 for the ALB in each`;
        const example = baseOf(`${address}/${tooLarge ? vpcPrefixes.largest : vpcPrefixes.smallest}`);
        return {
            reason,
            remedy: `write a range from /${vpcPrefixes.largest} to /${vpcPrefixes.smallest}, for example ${example}`,
        };
    }
    const range = IPv4CidrRange.fromCidr(cidr);
    if (range.getFirst().toString() !== address)
        return { reason: `"${cidr}" has host bits set`, remedy: `did you mean ${baseOf(cidr)}?` };
    if (!privateRanges.some((candidate) => candidate.contains(range) || candidate.isEquals(range))) {
        return {
            reason: `"${cidr}" is a public range`,
            remedy: "take one from 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
        };
    }
    return undefined;
}
