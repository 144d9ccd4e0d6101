import { baseOf, overlap } from "../../plan/cidr";
import { networkSchema } from "../../schema/network";
import { setBesideExisting } from "../beside-existing";
import { finding, type Check, type Finding, type Rule } from "../rule";

const tiers = ["public", "app", "data"] as const;

/** Whether one range holds all of another, both without host bits. */
const holds = (outer: string, inner: string) =>
    Number(outer.split("/")[1]) <= Number(inner.split("/")[1]) && overlap(outer, inner);

const check: Check = ({ configuration: { network, loadBalancer, loadBalancers }, region, where }) => {
    const { existing } = network;
    if (existing === undefined) return [];
    const at = (...path: readonly string[]) => where("network", "existing", ...path);
    const zones = Object.entries(existing.subnets);
    const subnets = zones.flatMap(([zone, byTier]) =>
        tiers.flatMap((tier) => {
            const subnet = byTier[tier];
            return subnet === undefined ? [] : [{ ...subnet, path: at("subnets", zone, tier) }];
        }),
    );
    const found: Finding[] = setBesideExisting(networkSchema, network, ["cidr", "peers"]).map((option) =>
        finding(
            where("network", option),
            "is set beside a VPC that is already there, which is not changed",
            "remove one of the two",
        ),
    );
    if (zones.length < 2 || zones.length > 4)
        found.push(finding(at("subnets"), `has ${zones.length} zones`, "write the subnets of 2 to 4 zones"));
    for (const [zone] of zones)
        if (zone.slice(0, -1) !== region)
            found.push(finding(at("subnets", zone), `"${zone}" is not in ${region}`, `write a zone of ${region}`));
    const withPublic = zones.filter(([, zone]) => zone.public !== undefined).length;
    const ownLoadBalancers = [loadBalancer, ...Object.values(loadBalancers)].some(
        (each) => each.existing === undefined,
    );
    if (ownLoadBalancers && withPublic < 2)
        found.push(
            finding(
                at("subnets"),
                `has public subnets in ${withPublic} of its zones, and a load balancer needs them in two`,
                "write the public subnets, or use a load balancer that is already there, with loadBalancer.existing",
            ),
        );
    subnets.forEach(({ id, cidr, path }, index) => {
        if (baseOf(cidr) !== cidr)
            found.push(finding(`${path}.cidr`, `"${cidr}" has host bits set`, `did you mean ${baseOf(cidr)}?`));
        else if (!holds(network.cidr, cidr))
            found.push(
                finding(
                    `${path}.cidr`,
                    `${cidr} is not in the VPC's range ${network.cidr}`,
                    "write the VPC's own range as network.cidr, and the subnet's here",
                ),
            );
        for (const other of subnets.slice(0, index)) {
            if (other.id === id)
                found.push(finding(`${path}.id`, `"${id}" is also at ${other.path}`, "write each subnet once"));
            else if (overlap(other.cidr, cidr))
                found.push(
                    finding(
                        `${path}.cidr`,
                        `${cidr} overlaps ${other.cidr} at ${other.path}`,
                        "write the subnets' own ranges",
                    ),
                );
        }
    });
    return found;
};

/** The rule `network/existing`. */
export const networkExisting: Rule = {
    id: "network/existing",
    severity: "error",
    what: "A VPC that is already there has its range and the subnets of 2 to 4 zones of the region, each once and within the range, with public ones where a load balancer is built; and no option that would change it.",
    why: "What is there is used and never changed, so the other options would do nothing. A load balancer needs subnets in two zones, and what is checked by address is right only for the addresses that are there.",
    remedy: "Write the ids and ranges that `aws ec2 describe-subnets` shows, and no other option beside cidr and peers.",
    source: "CreateLoadBalancer, ELBv2 API reference; Subnets for your VPC, Amazon VPC user guide.",
    check,
};
