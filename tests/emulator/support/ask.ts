import { request } from "node:http";

/** What a load balancer answered. */
export interface Answer {
    readonly status: number;
    readonly body: string;
}

/** Asks a load balancer of the emulated AWS, by the host name that it has there. (fetch does not let a program set the Host header.) */
export function ask(port: number, host: string, path: string): Promise<Answer> {
    return new Promise((answered, failed) => {
        const asked = request({ host: "localhost", port, path, headers: { host }, timeout: 10_000 }, (response) => {
            let body = "";
            response.setEncoding("utf8").on("data", (part: string) => (body += part));
            response.on("end", () => answered({ status: response.statusCode ?? 0, body }));
        });
        asked
            .on("error", failed)
            .on("timeout", () => asked.destroy(new Error(`no answer from ${path}`)))
            .end();
    });
}
