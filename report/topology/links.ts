import { bottom, centre, middle, type Point } from "./geometry";
import {
    firstLane,
    laneDistance,
    routeClearance,
    type LoadBalancerBox,
    type ServiceBox,
    type TopologyInput,
    type TopologyLayout,
} from "./layout";

/** A line between two things in the picture, along the free space between boxes. */
export interface Link {
    readonly kind: "entry" | "route" | "call" | "event";
    /** `internet`, `api-gateway`, a load balancer's key, or the name of a service or function. */
    readonly from: string;
    /** `api-gateway`, a load balancer's key, or the name of a service or function. */
    readonly to: string;
    /** Corners and ends, one after the other; each stretch is level or upright. */
    readonly points: readonly Point[];
}

/** From the internet to a load balancer. */
function entry({ internet, vpc }: TopologyLayout, to: LoadBalancerBox): Link {
    const turn = (bottom(internet) + vpc.y) / 2;
    const points = [
        { x: centre(internet), y: bottom(internet) },
        { x: centre(internet), y: turn },
        { x: centre(to), y: turn },
        { x: centre(to), y: to.y },
    ];
    return { kind: "entry", from: "internet", to: to.key, points };
}

/** From the internet to the API, and from there through its VPC link to a load balancer. */
function entriesByApi(
    { internet, vpc, apiGateway }: TopologyLayout,
    to: LoadBalancerBox | undefined,
    isInternal: boolean,
): Link[] {
    if (apiGateway === undefined || to === undefined) return [];
    const level = middle(internet);
    // Nearer to the VPC than what enters without the API, and beside it above the load balancer.
    const turn = (bottom(internet) + 3 * vpc.y) / 4;
    const last = centre(to) + (isInternal ? 0 : besideEntry);
    const [from, api] = ["internet", "api-gateway"];
    return [
        {
            kind: "entry",
            from,
            to: api,
            points: [
                { x: internet.x + internet.width, y: level },
                { x: apiGateway.x, y: level },
            ],
        },
        {
            kind: "entry",
            from: api,
            to: to.key,
            points: [
                { x: centre(apiGateway), y: bottom(apiGateway) },
                { x: centre(apiGateway), y: turn },
                { x: last, y: turn },
                { x: last, y: to.y },
            ],
        },
    ];
}

/** How far apart what enters a load balancer from the internet and from the API are. */
const besideEntry = 16;

/** From a load balancer to a service: below the load balancer, down its lane on the left, along the service's row. */
function route({ tiers, loadBalancers }: TopologyLayout, from: LoadBalancerBox, to: ServiceBox): Link {
    const aside = from.lane * laneDistance(loadBalancers.length);
    const lane = (tiers[0]?.x ?? 0) + firstLane + aside;
    const below = bottom(from) + routeClearance + aside;
    const above = to.y - routeClearance;
    const points = [
        { x: centre(from), y: bottom(from) },
        { x: centre(from), y: below },
        { x: lane, y: below },
        { x: lane, y: above },
        { x: centre(to), y: above },
        { x: centre(to), y: to.y },
    ];
    return { kind: "route", from: from.key, to: to.name, points };
}

/** Lines that share a way keep apart by this much, in three lanes. */
const callLane = (index: number): number => (index % 3) * 4;

/** From a service to one that it calls: below the caller's row, then up or down on the left of the called one. */
function call(from: ServiceBox, to: ServiceBox): Link {
    const below = bottom(from) + 9 + callLane(from.column);
    const beside = to.x - 13 - callLane(to.row);
    // Apart from the middle, where the routes of the row below come in.
    const start = Math.round(from.x + from.width * 0.75);
    const points = [
        { x: start, y: bottom(from) },
        { x: start, y: below },
        { x: beside, y: below },
        { x: beside, y: middle(to) },
        { x: to.x, y: middle(to) },
    ];
    return { kind: "call", from: from.name, to: to.name, points };
}

/** How far below a row its events run: lower than its calls, and higher than the routes of the next row. */
const eventsBelow = 24;

/** From what publishes events to a function that runs for them: below its row, down the lane on the right, along the function's row. */
function event({ eventLane }: TopologyLayout, from: ServiceBox, to: ServiceBox): Link {
    const below = bottom(from) + eventsBelow;
    const above = to.y - routeClearance;
    const start = Math.round(from.x + from.width * 0.9);
    const points = [
        { x: start, y: bottom(from) },
        { x: start, y: below },
        { x: eventLane, y: below },
        { x: eventLane, y: above },
        { x: centre(to), y: above },
        { x: centre(to), y: to.y },
    ];
    return { kind: "event", from: from.name, to: to.name, points };
}

/** The lines of the picture: from the internet, to the services, between them, and from events to functions. */
export function topologyLinks(
    { services, loadBalancers, apiGatewayTo, functions }: TopologyInput,
    layout: TopologyLayout,
): Link[] {
    const boxes = new Map(layout.groups.flatMap((group) => group.services).map((box) => [box.name, box]));
    const balancers = new Map(layout.loadBalancers.map((box) => [box.key, box]));
    const routes = services.flatMap(({ name, loadBalancer }) => {
        const [from, to] = [balancers.get(loadBalancer ?? ""), boxes.get(name)];
        return from && to ? [route(layout, from, to)] : [];
    });
    const calls = services.flatMap(({ name, calls: called }) =>
        called.flatMap((callee) => {
            const [from, to] = [boxes.get(name), boxes.get(callee)];
            return from && to && name !== callee ? [call(from, to)] : [];
        }),
    );
    const publishers = new Map([...boxes, ...layout.functions.map((box) => [box.name, box] as const)]);
    const events = functions.flatMap(({ name, runsFor }) =>
        runsFor.flatMap((publisher) => {
            const [from, to] = [publishers.get(publisher), publishers.get(name)];
            return from && to && publisher !== name ? [event(layout, from, to)] : [];
        }),
    );
    const internal = new Set(loadBalancers.filter((each) => each.internal).map(({ key }) => key));
    const entries = layout.loadBalancers.filter(({ key }) => !internal.has(key)).map((to) => entry(layout, to));
    const key = apiGatewayTo ?? "";
    return [...entries, ...entriesByApi(layout, balancers.get(key), internal.has(key)), ...routes, ...calls, ...events];
}

/** The path of a line for SVG, with rounded corners. */
export function pathOf(points: readonly Point[]): string {
    const at = ({ x, y }: Point) => `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
    return points
        .map((point, index) => {
            const [before, after] = [points[index - 1], points[index + 1]];
            if (before === undefined) return `M${at(point)}`;
            if (after === undefined) return `L${at(point)}`;
            return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
        })
        .join("");
}

/** The radius of a corner. */
const radius = 6;

/** The point at most a corner's radius away, on the way to another, and not beyond half of it. */
function towards(from: Point, to: Point): Point {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const part = length === 0 ? 0 : Math.min(radius, length / 2) / length;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
