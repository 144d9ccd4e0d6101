import { usableAddresses } from "../../model/plan/addresses";
import type { Plan } from "../../model/plan/plan";
import type { NatMode } from "../../model/schema/network";
import { counted, decimal } from "../amounts";
import { join, markup } from "../markup";
import { facts, type Section } from "../section";
import { table } from "../table";

const natTexts: Readonly<Record<NatMode, string>> = {
    none: "none: interface endpoints only",
    single: "one NAT gateway for all zones",
    "per-zone": "a NAT gateway in each zone",
    regional: "one regional NAT gateway",
};

/** The address ranges: of the VPC, and of each tier's subnet in each zone. */
export function networkSection({ network }: Plan): Section {
    const { cidr, zones, nat, existing, subnets, interfaceEndpoints, flowLogRetentionDays } = network;
    const tiers = [
        { name: "public", of: "load balancers, NAT gateways", ranges: subnets.public },
        { name: "app", of: "tasks, an address each", ranges: subnets.app },
        { name: "data", of: "data stores", ranges: subnets.data },
        { name: "spare", of: "kept free", ranges: subnets.spare },
    ].filter(({ ranges }) => ranges.length > 0);
    return {
        id: "network",
        title: "Network",
        content: markup`
            ${facts([
                [
                    "VPC",
                    existing === undefined
                        ? markup`<code>${cidr}</code>`
                        : markup`<code>${existing.vpcId}</code> <code>${cidr}</code>`,
                ],
                ["Zones", zones.join(", ")],
                [
                    "Way to the internet",
                    existing === undefined ? natTexts[nat] : "that of the VPC, which is already there",
                ],
                [
                    "Interface endpoints",
                    join(
                        interfaceEndpoints.map((name) => markup`<code>${name}</code>`),
                        " ",
                    ),
                ],
                [
                    "Flow logs",
                    flowLogRetentionDays === undefined ? "none" : `kept ${counted(flowLogRetentionDays, "day")}`,
                ],
            ])}
            ${table({
                caption: "Subnets",
                columns: [
                    { heading: "Tier", cell: ({ name }) => name },
                    { heading: "For", cell: ({ of }) => of },
                    ...zones.map((zone, index) => ({
                        heading: zone,
                        cell: ({ ranges }: (typeof tiers)[number]) => markup`<code>${ranges[index]}</code>`,
                    })),
                    {
                        heading: "Addresses each",
                        numeric: true,
                        cell: ({ ranges }) => decimal(usableAddresses(ranges[0] ?? cidr)),
                    },
                ],
                rows: tiers,
            })}`,
    };
}
