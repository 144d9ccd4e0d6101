import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const accepted = (cidr: string) => ({ what: cidr, sources: withStack("network.cidr", cidr) });
const reason = (range: string) => `"${range}" overlaps 172.17.0.0/16, which Docker takes on each instance`;

export const cases: RuleCases = {
    compliant: [accepted("10.0.0.0/16")],
    violating: [
        {
            what: "Docker's own range",
            sources: withStack("network.cidr", "172.17.0.0/16"),
            path: "flotilla:network.cidr",
            reason: reason("172.17.0.0/16"),
        },
        {
            what: "a peer network around Docker's range",
            sources: withStack("network.peers", ["10.1.0.0/16", "172.16.0.0/12"]),
            path: "flotilla:network.peers[1]",
            reason: reason("172.16.0.0/12"),
        },
    ],
    absent: [
        { what: "no range and no peers", sources: withStack("network.cidr", absent) },
        accepted("what is no range, of which another rule tells"),
    ],
    boundary: {
        inside: [accepted("172.16.252.0/22"), accepted("172.18.0.0/22")],
        outside: [
            {
                what: "the end of Docker's range",
                sources: withStack("network.cidr", "172.17.252.0/22"),
                path: "flotilla:network.cidr",
                reason: reason("172.17.252.0/22"),
            },
        ],
    },
};
