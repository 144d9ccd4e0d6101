import type { Plan } from "../plan";
import type { CostItem } from "./item";
import { throughout } from "./levels";

/** What is billed for finding one another: the private DNS zone, and the certificate authority's certificates. */
export const discoveryItems = ({ dnsNamespace }: Pick<Plan, "dnsNamespace">): CostItem[] => [
    {
        key: "discovery/zone",
        label: "Private DNS zone in Route 53",
        unit: "zone-months",
        quantity: throughout(dnsNamespace === undefined ? 0 : 1),
        priced: { missing: "no price for a hosted zone of Route 53, its queries and Cloud Map" },
    },
];
