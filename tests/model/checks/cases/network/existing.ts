import { behindExisting, existingNetwork, inExistingNetwork } from "../../../../support/existing";
import { absent, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const path = "flotilla:network.existing.subnets";
const zone = existingNetwork.subnets["eu-west-1a"];
const withZones = (subnets: object) => withStack("network.existing.subnets", subnets, inExistingNetwork());
const inZone = (tier: string, value: unknown) =>
    withZones({ ...existingNetwork.subnets, "eu-west-1a": { ...zone, [tier]: value } });

export const cases: RuleCases = {
    compliant: [
        { what: "a VPC with its range and its subnets", sources: inExistingNetwork() },
        {
            what: "no public subnets, behind a load balancer that is already there",
            sources: withStack(
                "network.existing.subnets",
                Object.fromEntries(Object.entries(existingNetwork.subnets).map(([name, { app }]) => [name, { app }])),
                behindExisting(),
            ),
        },
    ],
    violating: [
        {
            what: "an option that would change it",
            sources: withStack("network.nat", "per-zone", inExistingNetwork()),
            path: "flotilla:network.nat",
            reason: "is set beside a VPC that is already there, which is not changed",
        },
        {
            what: "a zone of another region",
            sources: withZones({
                ...existingNetwork.subnets,
                "eu-west-2a": { app: { id: "subnet-0c", cidr: "10.20.4.0/24" } },
            }),
            path: `${path}.eu-west-2a`,
            reason: '"eu-west-2a" is not in eu-west-1',
        },
        {
            what: "a public subnet in one zone alone",
            sources: withZones({ ...existingNetwork.subnets, "eu-west-1a": { app: zone.app } }),
            path,
            reason: "has public subnets in 1 of its zones, and a load balancer needs them in two",
        },
        {
            what: "a range with host bits",
            sources: inZone("app", { id: "subnet-0a02", cidr: "10.20.17.0/20" }),
            path: `${path}.eu-west-1a.app.cidr`,
            reason: '"10.20.17.0/20" has host bits set',
        },
        {
            what: "a subnet that is written twice",
            sources: inZone("data", zone.app),
            path: `${path}.eu-west-1a.data.id`,
            reason: `"subnet-0a02" is also at ${path}.eu-west-1a.app`,
        },
        {
            what: "subnets that overlap",
            sources: inZone("data", { id: "subnet-0a03", cidr: "10.20.16.0/24" }),
            path: `${path}.eu-west-1a.data.cidr`,
            reason: `10.20.16.0/24 overlaps 10.20.16.0/20 at ${path}.eu-west-1a.app`,
        },
    ],
    absent: [{ what: "a VPC of its own", sources: withStack("network.existing", absent) }],
    boundary: {
        inside: [
            {
                what: "the last range of the VPC",
                sources: inZone("data", { id: "subnet-0a03", cidr: "10.20.255.0/24" }),
            },
        ],
        outside: [
            {
                what: "the range after it",
                sources: inZone("data", { id: "subnet-0a03", cidr: "10.21.0.0/24" }),
                path: `${path}.eu-west-1a.data.cidr`,
                reason: "10.21.0.0/24 is not in the VPC's range 10.20.0.0/16",
            },
            {
                what: "one zone",
                sources: withZones({ "eu-west-1a": zone }),
                path,
                reason: "has 1 zones",
                more: [{ path, reason: /has public subnets in 1/ }],
            },
        ],
    },
};
