import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const vpc = (cidr: unknown) => withStack("network.cidr", cidr);
const refused = (cidr: string, reason: string | RegExp) => ({
    what: cidr,
    sources: vpc(cidr),
    path: "flotilla:network.cidr",
    reason,
});
const accepted = (cidr: string) => ({ what: cidr, sources: vpc(cidr) });

export const cases: RuleCases = {
    compliant: [accepted("10.0.0.0/16"), accepted("192.168.4.0/22"), accepted("100.64.0.0/16")],
    violating: [
        refused("ten", '"ten" is not an IPv4 range'),
        refused("10.0.0.0/8", '"10.0.0.0/8" is larger than a VPC can be'),
        refused("8.8.0.0/16", '"8.8.0.0/16" is a public range'),
        refused("10.0.5.0/16", '"10.0.5.0/16" has host bits set'),
        refused("10.0.0.0/26", /too small for 4 zones of four tiers/),
    ],
    absent: [{ what: "no range", sources: vpc(absent) }],
    boundary: {
        inside: [
            accepted("10.255.0.0/16"),
            accepted("10.0.0.0/22"),
            accepted("172.16.0.0/16"),
            accepted("172.31.252.0/22"),
            accepted("100.127.252.0/22"),
        ],
        outside: [
            refused("10.0.0.0/15", /larger than a VPC/),
            refused("10.0.0.0/23", /too small/),
            refused("172.15.252.0/22", /public range/),
            refused("172.32.0.0/16", /public range/),
            refused("100.128.0.0/16", /public range/),
            refused("10.0.0.256/16", /not an IPv4 range/),
        ],
    },
};
