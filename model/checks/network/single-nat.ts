import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) =>
    configuration.environment.class === "production" &&
    configuration.network.nat === "single" &&
    configuration.network.existing === undefined
        ? [
              finding(
                  where("network", "nat"),
                  "is single in production: the loss of its zone cuts all zones off the internet",
                  "write per-zone or regional",
              ),
          ]
        : [];

/** The rule `network/single-nat`. */
export const networkSingleNat: Rule = {
    id: "network/single-nat",
    severity: "warning",
    what: "In production, the way out to the internet outlives the loss of a zone.",
    why: "The one NAT gateway is in one zone. With it, all tasks lose the internet, also those in healthy zones.",
    remedy: "Write nat: per-zone or regional; or none, if no task needs the internet.",
    source: "NAT gateway basics, Amazon VPC user guide.",
    check,
};
