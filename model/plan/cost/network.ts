import type { CostSpec } from "../../schema/cost";
import { inGiB } from "../../schema/units";
import type { NetworkPlan } from "../network";
import type { LoadBalancerPlan } from "../load-balancer";
import { hoursPerMonth, type CostItem } from "./item";
import { throughout } from "./levels";

/** The NAT gateways that are billed: a regional one as one in each of its zones. Source: NAT gateways, Amazon VPC pricing. */
export const natGatewaysOf = ({ nat, zones }: NetworkPlan): number =>
    nat === "none" ? 0 : nat === "single" ? 1 : zones.length;

/** The NAT gateways, and what goes through them. */
function natItems(network: NetworkPlan, { natTraffic }: CostSpec): CostItem[] {
    const gateways = natGatewaysOf(network);
    const kind = network.nat === "regional" ? "regional-nat-gateway" : "nat-gateway";
    return [
        {
            key: "nat/hours",
            label: network.nat === "regional" ? "Regional NAT gateway, each of its zones" : "NAT gateways",
            unit: "gateway-hours",
            quantity: throughout(gateways * hoursPerMonth),
            priced: { thing: `${kind}.hour` },
        },
        {
            key: "nat/traffic",
            label: "Traffic through NAT gateways",
            unit: "GB",
            quantity: throughout(gateways === 0 ? 0 : inGiB(natTraffic)),
            priced: { thing: `${kind}.traffic` },
        },
    ];
}

/** The interface endpoints in each zone, and what goes through them. */
function endpointItems({ interfaceEndpoints, zones }: NetworkPlan, { endpointTraffic }: CostSpec): CostItem[] {
    return [
        {
            key: "endpoints/hours",
            label: "Interface endpoints",
            unit: "endpoint-hours",
            quantity: throughout(interfaceEndpoints.length * zones.length * hoursPerMonth),
            priced: { thing: "interface-endpoint.hour" },
        },
        {
            key: "endpoints/traffic",
            label: "Traffic through interface endpoints",
            unit: "GB",
            quantity: throughout(interfaceEndpoints.length === 0 ? 0 : inGiB(endpointTraffic)),
            priced: { thing: "interface-endpoint.traffic" },
        },
    ];
}

/** The hours of each load balancer, and the capacity that it uses. */
const loadBalancerItems = (loadBalancers: readonly LoadBalancerPlan[], spec: CostSpec): CostItem[] =>
    loadBalancers.flatMap(({ key }): CostItem[] => [
        {
            key: `load-balancer/${key}/hours`,
            label: `Load balancer ${key}`,
            unit: "hours",
            quantity: throughout(hoursPerMonth),
            priced: { thing: "load-balancer.hour" },
        },
        {
            key: `load-balancer/${key}/capacity`,
            label: `Load balancer ${key}, capacity units`,
            unit: "LCU-hours",
            quantity: throughout(spec.loadBalancerUnits * hoursPerMonth),
            priced: { thing: "load-balancer.capacity-unit" },
        },
    ]);

/** What the network costs: the way in, the way out, addresses, and traffic. */
export function networkItems(
    network: NetworkPlan,
    loadBalancers: readonly LoadBalancerPlan[],
    spec: CostSpec,
): CostItem[] {
    const addresses =
        loadBalancers.filter(({ internal }) => !internal).length * network.zones.length + natGatewaysOf(network);
    return [
        ...loadBalancerItems(loadBalancers, spec),
        ...natItems(network, spec),
        ...endpointItems(network, spec),
        {
            key: "addresses",
            label: "Public IPv4 addresses",
            unit: "address-hours",
            quantity: throughout(addresses * hoursPerMonth),
            priced: { thing: "public-ipv4.hour" },
        },
        {
            key: "traffic/internet",
            label: "Traffic to the internet",
            unit: "GB",
            quantity: throughout(inGiB(spec.internetTraffic)),
            priced: { thing: "traffic.internet" },
        },
        {
            key: "traffic/zones",
            label: "Traffic between zones, sent and received",
            unit: "GB",
            quantity: throughout(2 * inGiB(spec.zoneTraffic)),
            priced: { thing: "traffic.between-zones" },
        },
    ];
}
