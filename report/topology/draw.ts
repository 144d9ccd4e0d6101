import type { FunctionPlan } from "../../model/plan/function";
import { rulesOn, type Plan } from "../../model/plan/plan";
import type { ServicePlan } from "../../model/plan/service";
import { listed } from "../../model/words";
import { counted, range } from "../amounts";
import type { WafPlan } from "../../model/plan/waf";
import { capacityName } from "../names";
import { markup, type Content, type Markup } from "../markup";
import { fill } from "../series";
import { centre, middle, type Box } from "./geometry";
import {
    layOutTopology,
    type ServiceBox,
    type TierBox,
    type TierName,
    type TopologyInput,
    type TopologyLayout,
} from "./layout";
import { pathOf, topologyLinks } from "./links";

/** What the picture is laid out from. */
const topologyInput = ({ network, loadBalancers, services, functions, apiGateway }: Plan): TopologyInput => ({
    zones: network.zones,
    nat: network.nat,
    loadBalancers: loadBalancers.map(({ key, internal, waf }) => ({ key, internal, webAcl: waf !== undefined })),
    ...(apiGateway && { apiGatewayTo: apiGateway.loadBalancer }),
    services: services.map(({ name, exposure, calls }) => ({
        name,
        ...(exposure && { loadBalancer: exposure.loadBalancer }),
        calls: calls.map(({ service }) => service),
    })),
    functions: functions.map(({ name, subscribes }) => ({
        name,
        runsFor: [...services, ...functions].flatMap((publisher) =>
            publishedBy(publisher).some((event) => subscribes.some((each) => each.event === event))
                ? [publisher.name]
                : [],
        ),
    })),
});

/** The events that a service or function publishes, whatever carries them. */
const publishedBy = ({ publishes, topics }: Pick<ServicePlan, "publishes" | "topics">): readonly string[] => [
    ...publishes,
    ...topics.map(({ event }) => event),
];

const tierTitles: Readonly<Record<TierName, string>> = {
    public: "Public subnets",
    app: "App subnets, private",
    data: "Data subnets, isolated",
};

const rectangle = ({ x, y, width, height }: Box, radius: number, attributes: Content = ""): Markup =>
    markup`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"${attributes}/>`;

/** How many of the instances that run the desired tasks are in a zone. */
const instancesIn = ({ fits }: Plan, zone: string): number =>
    fits.flatMap(({ atDesired }) => atDesired.instances).filter((instance) => instance.zone === zone).length;

function drawTier(plan: Plan, tier: TierBox): Markup {
    const { zones, subnets } = plan.network;
    const cells = tier.subnets.map((box, index) => {
        const zone = zones[index] ?? "";
        const instances = instancesIn(plan, zone);
        const last = box.x + box.width - 12;
        return markup`
            <g class="subnet">
                ${rectangle(box, 6)}
                <text x="${box.x + 12}" y="${box.y + 21}" class="zone">${zone}</text>
                <text x="${box.x + 12}" y="${box.y + 39}" class="note">${subnets[tier.name][index]}</text>
                ${
                    tier.name === "app" &&
                    markup`<text x="${last}" y="${box.y + 30}" class="note end">${counted(instances, "instance")}</text>`
                }
            </g>`;
    });
    return markup`
        <g class="tier">
            ${rectangle(tier, 10)}
            ${cells}
        </g>`;
}

/** The titles of the VPC and its tiers. They lie on top of the lines that run through them. */
const titles = ({ network, region }: Plan, { vpc, tiers }: TopologyLayout): Markup => markup`
    <g class="titles">
        <text x="${vpc.x + 20}" y="${vpc.y + 26}" class="on-surface">VPC ${network.cidr}</text>
        <text x="${vpc.x + vpc.width - 20}" y="${vpc.y + 26}" class="on-surface note end">${region}, ${counted(network.zones.length, "zone")}</text>
        ${tiers.map((tier) => markup`<text x="${tier.subnets[0]?.x ?? tier.x}" y="${tier.y + 24}">${tierTitles[tier.name]}</text>`)}
    </g>`;

/** A box with a text in its middle. */
const label = (box: Box, text: Content, name: string): Markup => markup`
    <g class="${name}">
        ${rectangle(box, 6)}
        <text x="${centre(box)}" y="${middle(box) + 4}" class="middle">${text}</text>
    </g>`;

/** Makes a text that may be too long for its room as wide as the room. Fonts differ, so shorter ones are left alone. */
const fitted = (text: string, sure: number, room: number): Content =>
    text.length > sure && markup` textLength="${room}" lengthAdjust="spacingAndGlyphs"`;

/** What a web ACL is, in a few words. */
function webAclText(waf: WafPlan): string {
    if (waf.kind === "given") return "AWS WAF";
    const rules = counted(waf.managedRules.length + 1, "rule");
    return waf.blocks ? `AWS WAF, ${rules}` : `AWS WAF, counts only`;
}

function drawService(plan: Plan, box: ServiceBox, problems: number): Content {
    const index = plan.services.findIndex(({ name }) => name === box.name);
    const service = plan.services[index];
    if (service === undefined) return undefined;
    const { name, scaling, capacity, exposure } = service;
    const tasks = `${range(scaling.min, scaling.max)} ${scaling.max === 1 ? "task" : "tasks"}`;
    const below = `${tasks}, ${capacityName(capacity)}`;
    const room = box.width - 38;
    const problemText = problems > 0 ? `, ${counted(problems, "problem")}` : "";
    const text = [capacityName(capacity), exposure?.loadBalancer];
    const paths = exposure?.rules.flatMap((rule) => [...rule.paths, rule.host]) ?? [];
    return markup`
        <a class="service" id="node-${name}" href="#service-${name}" data-service="${name}"
            data-text="${[...text, ...paths].filter((part) => part !== undefined).join(" ")}"
            aria-label="${`${name}, ${tasks} on ${capacityName(capacity)}${problemText}`}" aria-describedby="details-${name}">
            ${rectangle(box, 8, markup` class="body"`)}
            <rect x="${box.x + 10}" y="${box.y + 11}" width="6" height="${box.height - 22}" rx="3" ${fill(index)}/>
            <text x="${box.x + 26}" y="${box.y + 26}" class="name"${fitted(name, 15, room)}>${name}</text>
            <text x="${box.x + 26}" y="${box.y + 46}" class="note"${fitted(below, 18, room)}>${below}</text>
            ${badge(box, problems)}
        </a>`;
}

/** What runs a function, in a few words. */
function causeText({ subscribes, schedule }: FunctionPlan): string {
    const causes = [
        ...(subscribes.length === 0 ? [] : [counted(subscribes.length, "event")]),
        ...(schedule === undefined ? [] : ["at fixed times"]),
    ];
    return causes.length === 0 ? "run by nothing here" : causes.join(", ");
}

/** The badge at a corner that says how many problems there are, if there are any. */
const badge = (box: ServiceBox, problems: number): Content =>
    problems > 0 &&
    markup`
        <circle cx="${box.x + box.width - 4}" cy="${box.y + 4}" r="10" class="badge"/>
        <text x="${box.x + box.width - 4}" y="${box.y + 8}" class="badge-text middle">${problems}</text>`;

function drawFunction({ functions }: Plan, box: ServiceBox, problems: number): Content {
    const lambda = functions.find(({ name }) => name === box.name);
    if (lambda === undefined) return undefined;
    const { name, subscribes } = lambda;
    const cause = causeText(lambda);
    const room = box.width - 38;
    const problemText = problems > 0 ? `, ${counted(problems, "problem")}` : "";
    return markup`
        <a class="service function" id="node-${name}" href="#function-${name}" data-service="${name}"
            data-text="${["Lambda function", ...subscribes.map(({ event }) => event)].join(" ")}"
            aria-label="${`${name}, Lambda function, ${cause}${problemText}`}" aria-describedby="details-${name}">
            ${rectangle(box, 8, markup` class="body"`)}
            <text x="${box.x + 13}" y="${middle(box) + 5}" class="lambda middle" aria-hidden="true">λ</text>
            <text x="${box.x + 26}" y="${box.y + 26}" class="name"${fitted(name, 15, room)}>${name}</text>
            <text x="${box.x + 26}" y="${box.y + 46}" class="note"${fitted(cause, 18, room)}>${cause}</text>
            ${badge(box, problems)}
        </a>`;
}

const noDataStores = "No data stores";

/** What is in the data tier. Tables are not: DynamoDB is in no VPC. */
function dataStoresText({ services }: Plan): string {
    const databases = services.filter(({ database }) => database?.tier === "data").length;
    const caches = services.filter(({ cache }) => cache?.tier === "data").length;
    const files = services
        .flatMap(({ volumes }) => volumes)
        .filter(({ fileSystem }) => fileSystem.kind === "own" && fileSystem.tier === "data").length;
    const all = [
        ...(databases > 0 ? [counted(databases, "database")] : []),
        ...(caches > 0 ? [counted(caches, "cache")] : []),
        ...(files > 0 ? [counted(files, "file system")] : []),
    ];
    return all.length === 0 ? noDataStores : listed(all);
}

/**
 * Draws the environment as SVG: tiers, zones, load balancers, NAT gateways, services, functions, and the lines between them.
 * @param problemsOf how many problems a service or function has
 */
export function drawTopology(plan: Plan, problemsOf: (service: string) => number): Markup {
    const input = topologyInput(plan);
    const layout = layOutTopology(input);
    const { network, loadBalancers } = plan;
    const lines = topologyLinks(input, layout).map(
        ({ kind, from, to, points }) =>
            markup`<path class="link ${kind}" d="${pathOf(points)}" data-from="${from}" data-to="${to}"/>`,
    );
    const balancers = layout.loadBalancers.map((box, index) => {
        const rules = rulesOn(plan, box.key).length;
        const { protocol = "HTTP", internal = false, waf } = loadBalancers[index] ?? {};
        const scheme = internal ? `internal, ${protocol}` : protocol;
        return markup`
            ${waf && box.webAcl && label(box.webAcl, webAclText(waf), "web-acl")}
            <g class="balancer" data-balancer="${box.key}">
                ${rectangle(box, 8, markup` class="body"`)}
                <text x="${centre(box)}" y="${box.y + 22}" class="name middle">ALB ${box.key}</text>
                <text x="${centre(box)}" y="${box.y + 40}" class="note middle">${scheme}, ${counted(rules, "rule")}</text>
            </g>`;
    });
    const headings = layout.groups.flatMap(({ heading, loadBalancer }) =>
        heading === undefined
            ? []
            : markup`<text x="${heading.x}" y="${heading.y}">${
                  loadBalancer === undefined ? "No routes" : `Behind ALB ${loadBalancer}`
              }</text>`,
    );
    const gateways = layout.natGateways.map((box) =>
        label(box, network.nat === "regional" ? "Regional NAT gateway" : "NAT gateway", "gateway"),
    );
    const services = layout.groups.flatMap((group) => group.services);
    const stores = dataStoresText(plan);
    const { functionsHeading: heading } = layout;
    return markup`
        <svg class="topology" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" role="group" aria-label="Picture of ${plan.name}">
            <defs>
                <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8Z"/></marker>
                <marker id="arrow-event" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8Z"/></marker>
                <marker id="arrow-active" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8Z"/></marker>
            </defs>
            <g class="vpc">
                ${rectangle(layout.vpc, 14)}
            </g>
            ${layout.tiers.map((tier) => drawTier(plan, tier))}
            <g class="links">${lines}</g>
            ${titles(plan, layout)}
            ${label(layout.internet, "Internet", "internet")}
            ${layout.apiGateway && label(layout.apiGateway, "API Gateway, VPC link", "api-gateway")}
            ${gateways}
            ${balancers}
            <g class="titles">${headings}</g>
            ${
                heading &&
                markup`<g class="titles"><text x="${heading.x}" y="${heading.y}" class="on-surface">Lambda functions, in no VPC</text></g>`
            }
            ${label(layout.dataStores, stores, stores === noDataStores ? "empty" : "stores")}
            <g class="services">${services.map((box) => drawService(plan, box, problemsOf(box.name)))}</g>
            <g class="services">${layout.functions.map((box) => drawFunction(plan, box, problemsOf(box.name)))}</g>
        </svg>`;
}
