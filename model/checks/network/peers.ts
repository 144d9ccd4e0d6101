import { baseOf, cidrProblem, overlap } from "../../plan/cidr";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const { cidr, peers } = configuration.network;
    return peers.flatMap((peer, index) => {
        const path = where("network", "peers", index);
        if (baseOf(peer) !== peer)
            return [finding(path, `"${peer}" has host bits set`, `did you mean ${baseOf(peer)}?`)];
        if (peers.indexOf(peer) !== index) return [finding(path, `"${peer}" is named twice`, "write it once")];
        return cidrProblem(cidr) === undefined && overlap(peer, cidr)
            ? [
                  finding(
                      path,
                      `"${peer}" overlaps the VPC's range ${cidr}`,
                      "choose another network.cidr: addresses in both could not be told apart",
                  ),
              ]
            : [];
    });
};

/** The rule `network/peers`. */
export const networkPeers: Rule = {
    id: "network/peers",
    severity: "error",
    what: "The VPC's range overlaps no network that it is, or will be, connected to; and those are written without host bits, once.",
    why: "AWS refuses a peering connection between overlapping ranges, and a VPC's range can't be changed later.",
    remedy: "Choose another network.cidr.",
    source: "VPC peering limitations, Amazon VPC peering guide.",
    check,
};
