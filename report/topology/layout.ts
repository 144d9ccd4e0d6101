import type { NatMode } from "../../model/schema/network";
import { bottom, centre, grid, type Box, type Point } from "./geometry";

/** What the picture's layout depends on of a load balancer. */
export interface LoadBalancerInput {
    readonly key: string;
    /** Whether it is reached from inside the VPC only. */
    readonly internal: boolean;
    /** Whether a web ACL is before it. */
    readonly webAcl: boolean;
}

/** What the picture's layout depends on. */
export interface TopologyInput {
    /** The names of the zones, in their order. */
    readonly zones: readonly string[];
    readonly nat: NatMode;
    /** The load balancers, in their order. */
    readonly loadBalancers: readonly LoadBalancerInput[];
    /** The key of the load balancer that API Gateway sends requests to, where there is an API. */
    readonly apiGatewayTo?: string;
    /** The services, in the order of their names. */
    readonly services: readonly {
        readonly name: string;
        /** The key of the load balancer that routes to it, or undefined for a service without routes. */
        readonly loadBalancer?: string;
        /** The names of the services that it calls. */
        readonly calls: readonly string[];
    }[];
    /** The Lambda functions, in the order of their names. */
    readonly functions: readonly {
        readonly name: string;
        /** The names of the services and functions whose events it runs for. */
        readonly runsFor: readonly string[];
    }[];
}

/** The three tiers of subnets, from the outside in. */
export type TierName = "public" | "app" | "data";

/** A tier's place, and that of its subnet in each zone. */
export interface TierBox extends Box {
    readonly name: TierName;
    /** In the order of the zones. */
    readonly subnets: readonly Box[];
}

/** A load balancer's place, and the lane in which its routes run down the left side. */
export interface LoadBalancerBox extends Box {
    readonly key: string;
    readonly lane: number;
    /** Where its web ACL stands, if it has one. */
    readonly webAcl?: Box;
}

/** A service's place in the app tier, or a function's below the VPC. */
export interface ServiceBox extends Box {
    readonly name: string;
    /** Among all rows of the app tier, or of the functions, from 0. */
    readonly row: number;
    readonly column: number;
}

/** The services behind one load balancer, or those without routes. */
export interface ServiceGroup {
    /** The load balancer's key, or undefined for services without routes. */
    readonly loadBalancer?: string;
    /** Where its heading stands, if there is more than one group. */
    readonly heading?: { readonly x: number; readonly y: number };
    readonly services: readonly ServiceBox[];
}

/** Where everything in the picture stands. */
export interface TopologyLayout {
    readonly width: number;
    readonly height: number;
    readonly internet: Box;
    /** Where the API stands, if there is one: outside the VPC, as is the internet. */
    readonly apiGateway?: Box;
    readonly vpc: Box;
    readonly tiers: readonly TierBox[];
    readonly loadBalancers: readonly LoadBalancerBox[];
    /** One for each zone, or one that spans them, or none. */
    readonly natGateways: readonly Box[];
    readonly groups: readonly ServiceGroup[];
    /** Where the data stores of the data tier stand. */
    readonly dataStores: Box;
    /** Where the functions stand, which are in no VPC: below it. */
    readonly functions: readonly ServiceBox[];
    /** Where their heading stands, if there are any. */
    readonly functionsHeading?: Point;
    /** Where the way of events to functions runs down, to the right of all services. */
    readonly eventLane: number;
}

/** The sizes that the picture is made of. */
const size = {
    width: 1160,
    internet: { width: 132, height: 34 },
    apiGateway: { width: 190, height: 34 },
    tierMargin: 20,
    tierHeading: 36,
    tierGap: 20,
    loadBalancer: { height: 52, least: 180, most: 250, columnGap: 24 },
    webAcl: { width: 160, height: 22, gap: 6 },
    service: { height: 62, least: 172, most: 216, columnGap: 34, rowGap: 46 },
    group: 30,
    /** Where services stand in several groups, there are at least so many columns: small groups keep to the left. */
    columnsOfGroups: 4,
    subnet: { height: 52, gap: 12, margin: 16 },
    natGateway: { width: 104, height: 28, margin: 10 },
    dataStores: 46,
    /** The room of the heading of the functions, below the VPC. */
    functions: { above: 44, below: 8 },
    eventLane: 8,
} as const;

/** The space between a load balancer's box, or a row of services, and the routes that run along it. */
export const routeClearance = 12;

/** The distance between the lanes of two load balancers. They share a fixed space, however many there are. */
export const laneDistance = (lanes: number): number => Math.min(8, 96 / Math.max(1, lanes));

/** Where the first lane runs: the distance from the tier's left edge. */
export const firstLane = 16;

function subnetBoxes(area: Box, count: number, y: number): Box[] {
    const { height, gap } = size.subnet;
    const width = (area.width - gap * (count - 1)) / count;
    return Array.from({ length: count }, (_, index) => ({ x: area.x + index * (width + gap), y, width, height }));
}

/** A web ACL's place: above its load balancer, so that what enters runs through it. */
function webAclBox(balancer: Box): Box {
    const { width, height, gap } = size.webAcl;
    return { x: centre(balancer) - width / 2, y: balancer.y - gap - height, width, height };
}

function natGatewayBoxes(nat: NatMode, subnets: readonly Box[]): Box[] {
    const { width, height, margin } = size.natGateway;
    const right = (box: Box) => ({ x: box.x + box.width - width - margin, y: box.y + 12, width, height });
    const [first] = subnets;
    const last = subnets.at(-1);
    if (nat === "none" || first === undefined || last === undefined) return [];
    if (nat === "single") return [right(first)];
    if (nat === "per-zone") return subnets.map(right);
    // A regional gateway spans the zones: a bar above their subnets.
    return [{ x: first.x, y: first.y - height - 6, width: last.x + last.width - first.x, height }];
}

/** The services by load balancer, in the order of the load balancers; last those without routes. */
function grouped({ loadBalancers, services }: TopologyInput): { loadBalancer?: string; names: string[] }[] {
    const routed = loadBalancers.map(({ key }) => ({
        loadBalancer: key,
        names: services.filter(({ loadBalancer }) => loadBalancer === key).map(({ name }) => name),
    }));
    const unrouted = {
        names: services.filter(({ loadBalancer }) => loadBalancer === undefined).map(({ name }) => name),
    };
    return [...routed, unrouted].filter(({ names }) => names.length > 0);
}

function serviceGroups(input: TopologyInput, area: { x: number; y: number; width: number }): ServiceGroup[] {
    const found = grouped(input);
    // All groups have the same columns, so that what runs between columns has a way past each of them.
    const most = Math.max(found.length > 1 ? size.columnsOfGroups : 0, ...found.map(({ names }) => names.length));
    let [y, row] = [area.y, 0];
    return found.map(({ loadBalancer, names }) => {
        const top = y + (found.length > 1 ? size.group : 0) + routeClearance;
        const boxes = grid({ ...area, y: top }, most, size.service).slice(0, names.length);
        const services = boxes.map((box, index) => ({ ...box, row: row + box.row, name: names[index] ?? "" }));
        const first = boxes[0];
        const group = {
            ...(loadBalancer !== undefined && { loadBalancer }),
            ...(found.length > 1 && { heading: { x: first?.x ?? area.x, y: y + 20 } }),
            services,
        };
        y = Math.max(...services.map(bottom)) + size.service.rowGap - routeClearance;
        row = Math.max(...services.map((service) => service.row)) + 1;
        return group;
    });
}

/** The functions, below the VPC and in as many columns as the services of several groups have at least. */
function functionBoxes({ functions }: TopologyInput, area: Point & { readonly width: number }): ServiceBox[] {
    const count = Math.max(size.columnsOfGroups, functions.length);
    return grid(area, count, size.service)
        .slice(0, functions.length)
        .map((box, index) => ({ ...box, name: functions[index]?.name ?? "" }));
}

/**
 * Lays the picture out, from the internet at the top down to the data tier and the functions below the VPC. In every tier the subnets of a zone stand
 * in one column. The same input gives the same layout.
 */
export function layOutTopology(input: TopologyInput): TopologyLayout {
    const { zones, nat, loadBalancers, apiGatewayTo } = input;
    const left = size.tierMargin;
    const width = size.width - 2 * size.tierMargin;
    const lanes = laneDistance(loadBalancers.length) * loadBalancers.length;
    const inside = firstLane + lanes + 8;
    const inner = { x: left + inside, y: 0, width: width - inside - size.subnet.margin, height: 0 };
    const { height: subnetHeight, margin } = size.subnet;

    const internet = { ...size.internet, x: inner.x + (inner.width - size.internet.width) / 2, y: 4 };
    const apiGateway = { ...size.apiGateway, x: inner.x + inner.width - size.apiGateway.width, y: internet.y };
    const vpcTop = bottom(internet) + 30;
    const publicTop = vpcTop + 40;
    // Load balancers are level with one another, whether or not a web ACL is above them.
    const above = loadBalancers.some(({ webAcl }) => webAcl) ? size.webAcl.height + size.webAcl.gap : 0;
    const balancerBoxes = grid({ ...inner, y: publicTop + size.tierHeading + 4 + above }, loadBalancers.length, {
        ...size.loadBalancer,
        rowGap: 2 * routeClearance + lanes + above,
    });
    const belowBalancers =
        Math.max(publicTop + size.tierHeading, ...balancerBoxes.map(bottom)) + routeClearance + lanes;
    const publicSubnets = subnetBoxes(inner, zones.length, belowBalancers + (nat === "regional" ? 34 : 0));
    const publicBottom = (publicSubnets[0]?.y ?? belowBalancers) + subnetHeight + margin;

    const appTop = publicBottom + size.tierGap;
    const groups = serviceGroups(input, { ...inner, y: appTop + size.tierHeading + 8 });
    const services = groups.flatMap((group) => group.services);
    const appSubnets = subnetBoxes(
        inner,
        zones.length,
        Math.max(appTop + size.tierHeading, ...services.map((box) => bottom(box) + size.service.rowGap - 12)),
    );
    const appBottom = (appSubnets[0]?.y ?? appTop) + subnetHeight + margin;

    const dataTop = appBottom + size.tierGap;
    const dataStores = { ...inner, y: dataTop + size.tierHeading, height: size.dataStores };
    const dataSubnets = subnetBoxes(inner, zones.length, bottom(dataStores) + 12);
    const dataBottom = (dataSubnets[0]?.y ?? dataTop) + subnetHeight + margin;

    const vpc = { x: 1, y: vpcTop, width: size.width - 2, height: dataBottom + size.tierMargin - vpcTop };
    const functions = functionBoxes(input, { ...inner, y: bottom(vpc) + size.functions.above });
    const [firstFunction] = functions;
    const lowest = Math.max(bottom(vpc), ...functions.map((box) => bottom(box) + size.functions.below));
    const tier = (name: TierName, top: number, below: number, subnets: readonly Box[]): TierBox => ({
        name,
        x: left,
        y: top,
        width,
        height: below - top,
        subnets,
    });
    return {
        width: size.width,
        height: lowest + 1,
        internet,
        ...(apiGatewayTo !== undefined && { apiGateway }),
        vpc,
        tiers: [
            tier("public", publicTop, publicBottom, publicSubnets),
            tier("app", appTop, appBottom, appSubnets),
            tier("data", dataTop, dataBottom, dataSubnets),
        ],
        loadBalancers: balancerBoxes.flatMap((box, lane) => {
            const balancer = loadBalancers[lane];
            return balancer === undefined
                ? []
                : [{ ...box, key: balancer.key, lane, ...(balancer.webAcl && { webAcl: webAclBox(box) }) }];
        }),
        natGateways: natGatewayBoxes(nat, publicSubnets),
        groups,
        dataStores,
        functions,
        ...(firstFunction && { functionsHeading: { x: firstFunction.x, y: bottom(vpc) + 24 } }),
        eventLane: left + width - size.eventLane,
    };
}
