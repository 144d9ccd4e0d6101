import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const peers = (...ranges: string[]) => withStack("network.peers", ranges, withStack("network.cidr", "10.4.0.0/16"));
const at = (index: number) => `flotilla:network.peers[${index}]`;

export const cases: RuleCases = {
    compliant: [{ what: "an office and another VPC", sources: peers("192.168.0.0/16", "10.5.0.0/16") }],
    violating: [
        {
            what: "a network around the VPC",
            sources: peers("192.168.0.0/16", "10.0.0.0/8"),
            path: at(1),
            reason: `"10.0.0.0/8" overlaps the VPC's range 10.4.0.0/16`,
        },
        {
            what: "a network inside the VPC",
            sources: peers("10.4.8.0/24"),
            path: at(0),
            reason: `"10.4.8.0/24" overlaps the VPC's range 10.4.0.0/16`,
        },
        {
            what: "one network twice",
            sources: peers("10.5.0.0/16", "10.5.0.0/16"),
            path: at(1),
            reason: '"10.5.0.0/16" is named twice',
        },
    ],
    absent: [
        { what: "no peers", sources: withStack("network.peers", absent) },
        {
            what: "a VPC whose range is none, of which another rule tells",
            sources: withStack("network.cidr", "ten", peers("10.4.0.0/16")),
        },
    ],
    boundary: {
        inside: [{ what: "the networks right before and behind", sources: peers("10.3.0.0/16", "10.5.0.0/16") }],
        outside: [
            { what: "the last address", sources: peers("10.4.255.255/32"), path: at(0), reason: /overlaps/ },
            { what: "the first address", sources: peers("10.4.0.0/32"), path: at(0), reason: /overlaps/ },
            { what: "a host bit", sources: peers("10.5.0.1/16"), path: at(0), reason: /host bits/ },
        ],
    },
};
