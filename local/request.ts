import { request } from "node:http";

/** A request through the emulated load balancer. */
export interface BalancerRequest {
    readonly port: number;
    readonly loadBalancer: string;
    /** The host name that a rule wants. */
    readonly host?: string | undefined;
    readonly path: string;
}

/** What was answered. */
export interface Answer {
    /** Undefined where nothing answered. */
    readonly status: number | undefined;
    readonly body: string;
    /** What the body is, as its header says. */
    readonly contentType?: string | undefined;
}

/** Where a request goes to: by the load balancer's name, or, where a rule wants another host, by a path of the emulator's. */
export function addressOf({ port, loadBalancer, host, path }: BalancerRequest): { url: string; hostHeader: string } {
    return host === undefined
        ? { url: `http://localhost:${port}${path}`, hostHeader: `${loadBalancer}.alb.localhost` }
        : { url: `http://localhost:${port}/_alb/${loadBalancer}${path}`, hostHeader: host };
}

/** The same request, for a shell. */
export function curlLine(wanted: BalancerRequest): string {
    const { url, hostHeader } = addressOf(wanted);
    return `curl -H 'Host: ${hostHeader}' '${url}'`.replace(/'(http[\w:/.-]+)'$/, "$1");
}

/** A path that a route's pattern takes: `/orders/*` takes `/orders/1`. */
export const samplePath = (patterns: readonly string[]): string =>
    patterns.find((pattern) => !/[*?]/.test(pattern)) ?? (patterns[0] ?? "/").replaceAll("*", "1").replaceAll("?", "1");

/** Sends a request through the emulated load balancer. */
export function ask(wanted: BalancerRequest, seconds = 10): Promise<Answer> {
    const { url, hostHeader } = addressOf(wanted);
    const { pathname, search } = new URL(url);
    return new Promise((resolve) => {
        const nothing = (error: Error) => resolve({ status: undefined, body: error.message });
        const options = {
            // The emulator listens on IPv4, and localhost may be IPv6.
            host: "127.0.0.1",
            port: wanted.port,
            path: pathname + search,
            headers: { host: hostHeader },
            timeout: seconds * 1000,
        };
        const sent = request(options, (response) => {
            let body = "";
            response.setEncoding("utf8");
            response.on("data", (part: string) => void (body += part));
            response.on("end", () =>
                resolve({ status: response.statusCode, body, contentType: response.headers["content-type"] }),
            );
            response.on("error", nothing);
        });
        sent.on("timeout", () => sent.destroy(new Error(`no answer in ${seconds} s`)));
        sent.on("error", nothing);
        sent.end();
    });
}
