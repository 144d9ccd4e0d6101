import { request, type IncomingHttpHeaders } from "node:http";

/** What a load balancer answered. */
export interface Answer {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
}

/** What a request has beside its host and path. */
export interface Asked {
    /** @default GET */
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** The address of this machine that the request comes from, an IPv4 one. @default - whichever */
    readonly from?: string;
}

/** Asks a load balancer of the emulated AWS, by the host name that it has there. (fetch does not let a program set the Host header.) */
export function ask(
    port: number,
    host: string,
    path: string,
    { method = "GET", headers = {}, from }: Asked = {},
): Promise<Answer> {
    return new Promise((answered, failed) => {
        const source = from === undefined ? {} : { localAddress: from, family: 4 };
        const asked = request(
            { host: "localhost", port, path, method, headers: { ...headers, host }, timeout: 10_000, ...source },
            (response) => {
                let body = "";
                response.setEncoding("utf8").on("data", (part: string) => (body += part));
                response.on("end", () =>
                    answered({ status: response.statusCode ?? 0, headers: response.headers, body }),
                );
            },
        );
        asked
            .on("error", failed)
            .on("timeout", () => asked.destroy(new Error(`no answer from ${path}`)))
            .end();
    });
}
