import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createProxyServer } from "httpxy";
import { answeringRule, type Request } from "../../model/plan/routes/answering-rule";
import { rewritten } from "../../model/plan/routes/rewrite";
import type { RulePlan } from "../../model/plan/routes/rules";
import { chosenService } from "../../model/plan/routes/weights";

/** What a router needs to know. */
export interface RouterArgs {
    /** The rules of one load balancer, in the order in which it looks at them. */
    readonly rules: readonly RulePlan[];
    /** The address of a service, as `http://127.0.0.1:40001`, or undefined while it does not run. */
    readonly addressOf: (service: string) => string | undefined;
    /** The port to listen on. @default - any that is free */
    readonly port?: number;
    /** A number from 0 up to 1, by which requests are shared among services. @default Math.random */
    readonly chance?: () => number;
}

/** A router that listens. */
export interface Router {
    readonly port: number;
    /** Stops listening, and breaks off what is under way. */
    close(): Promise<void>;
}

/** The IPv4 address of a connection, which may be written as one of IPv6: `::ffff:127.0.0.1`. */
const ipv4Of = (address = ""): string => (address === "::1" ? "127.0.0.1" : address.replace(/^::ffff:/, ""));

/** A request as the model compares it with rules. */
export const requestOf = (message: IncomingMessage): Request => ({
    method: message.method ?? "GET",
    host: message.headers.host ?? "",
    url: message.url ?? "/",
    headers: Object.fromEntries(
        Object.entries(message.headersDistinct).map(([name, values = []]) => [name, values] as const),
    ),
    sourceAddress: ipv4Of(message.socket.remoteAddress),
});

function answer(response: ServerResponse, status: number, text: string): void {
    if (response.headersSent || response.writableEnded) {
        response.destroy();
        return;
    }
    response.writeHead(status, { "content-type": "text/plain" }).end(text);
}

/** Where a request goes to, and how it is changed first; or undefined where no rule takes it. */
function destination({ rules, addressOf, chance = Math.random }: RouterArgs, message: IncomingMessage) {
    const request = requestOf(message);
    const rule = answeringRule(rules, request);
    if (rule === undefined) return undefined;
    const service = chosenService(rule, chance());
    return { service, address: addressOf(service), ...rewritten(request, rule.rewrite) };
}

/**
 * Starts a router that sends requests on as a load balancer with these rules does: by priority, with 404 for what no rule
 * takes, 503 while a service does not run and 502 where it breaks the connection.
 */
export async function startRouter(args: RouterArgs): Promise<Router> {
    const proxy = createProxyServer({ xfwd: true });
    const route = (message: IncomingMessage, response: ServerResponse) => {
        const to = destination(args, message);
        if (to === undefined) return answer(response, 404, "Not found");
        if (to.address === undefined) return answer(response, 503, `${to.service} does not run`);
        message.url = to.url;
        message.headers.host = to.host;
        proxy
            .web(message, response, { target: to.address })
            .catch(() => answer(response, 502, `${to.service} broke the connection`));
    };
    const upgrade = (message: IncomingMessage, socket: Socket, head: Buffer): void => {
        const to = destination(args, message);
        if (to?.address === undefined) {
            socket.destroy();
            return;
        }
        message.url = to.url;
        message.headers.host = to.host;
        proxy.ws(message, socket, { target: to.address }, head).catch(() => socket.destroy());
    };
    // Without a listener, an error of one connection would end the process.
    proxy.on("error", (_error, _message, response) => {
        if (response !== undefined && "writeHead" in response) answer(response, 502, "Bad gateway");
    });
    const server = createServer(route).on("upgrade", upgrade);
    await listen(server, args.port ?? 0);
    return {
        port: (server.address() as AddressInfo).port,
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

const listen = (server: Server, port: number): Promise<void> =>
    new Promise((resolve, reject) => {
        server.once("error", reject);
        // Nobody else on the network may reach the services.
        server.listen(port, "127.0.0.1", () => {
            server.off("error", reject);
            resolve();
        });
    });
