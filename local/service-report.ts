import { ask, curlLine, samplePath, type Answer, type BalancerRequest } from "./request";
import type { ServiceHealth } from "./service-health";
import type { StackOutputs } from "./stack-outputs";

/** What the closing table tells of a service. */
export interface ServiceReport {
    readonly name: string;
    readonly routes: readonly {
        readonly priority: number;
        readonly paths: readonly string[];
        readonly host?: string | undefined;
        /** What else a request must have, as text. */
        readonly conditions?: string | undefined;
    }[];
    readonly placement: string;
    /** The whole image, with its digest where it was built. */
    readonly image: string;
    readonly desired: number;
    readonly healthy: number;
    /** A request that reaches it, if it has a route. */
    readonly curl?: string;
    readonly request?: {
        readonly path: string;
        readonly status: number | undefined;
        readonly body: string;
        readonly ok: boolean;
    };
}

/** What is told of all that runs. */
export interface PlatformReport {
    readonly services: readonly ServiceReport[];
    /** A request that no route takes. */
    readonly unrouted?: { readonly path: string; readonly status: number | undefined; readonly ok: boolean };
}

const unroutedPath = "/no-such-route";
const attempts = 5;

async function askPatiently(wanted: BalancerRequest, wait: () => Promise<void>): Promise<Answer> {
    let answer = await ask(wanted);
    // A container that was just replaced.
    for (let attempt = 1; attempt < attempts && [undefined, 502, 503].includes(answer.status); attempt++) {
        await wait();
        answer = await ask(wanted);
    }
    return answer;
}

/**
 * Puts together what the closing table tells, and sends each service a request through the load balancer.
 * @param containersRun whether there are containers to answer
 * @param wait waits between two attempts
 */
export async function reportPlatform(
    outputs: StackOutputs,
    health: ReadonlyMap<string, ServiceHealth>,
    { port, containersRun, wait }: { port: number; containersRun: boolean; wait: () => Promise<void> },
): Promise<PlatformReport> {
    const reports: ServiceReport[] = [];
    for (const [name, { serviceName, image, routes, placement }] of Object.entries(outputs.services)) {
        const { desired = 0, healthy = 0, loadBalancer } = health.get(serviceName) ?? {};
        const report = { name, routes, placement, image, desired, healthy };
        // A route that asks for a header and the like is not tried.
        const route = routes.find(({ conditions }) => conditions === undefined);
        if (route === undefined || loadBalancer === undefined) {
            reports.push(report);
            continue;
        }
        const wanted = { port, loadBalancer, host: route.host, path: samplePath(route.paths) };
        const answer = containersRun ? await askPatiently(wanted, wait) : undefined;
        reports.push({
            ...report,
            curl: curlLine(wanted),
            ...(answer && {
                request: { path: wanted.path, status: answer.status, body: answer.body, ok: isAnswer(answer) },
            }),
        });
    }
    const loadBalancer = [...health.values()].find((each) => each.loadBalancer !== undefined)?.loadBalancer;
    if (loadBalancer === undefined) return { services: reports };
    const { status } = await ask({ port, loadBalancer, path: unroutedPath });
    return { services: reports, unrouted: { path: unroutedPath, status, ok: status === 404 } };
}

/**
 * Whether it is the service's own answer, be it that it takes another request. 404 is the load balancer's, but for one that
 * is a problem as RFC 9457 writes it.
 */
const isAnswer = ({ status, contentType = "" }: Answer): boolean =>
    status !== undefined && status < 500 && (status !== 404 || contentType.startsWith("application/problem+json"));

/** Whether everything answered as it should. */
export const answersAsExpected = ({ services, unrouted }: PlatformReport): boolean =>
    services.every(({ request }) => request?.ok !== false) && unrouted?.ok !== false;
