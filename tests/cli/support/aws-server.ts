import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

// AWS's wire formats, as far as the command line's services speak them: JSON 1.1, where X-Amz-Target names the action
// (ECS, CloudWatch Logs), REST, where the path does (Lambda), and Query, where the form field Action does and the answer is XML (Elastic Load Balancing,
// Auto Scaling, EC2). Source: AWS JSON 1.1, restJson1 and AWS query protocols, Smithy specification.

/** A call that was made. */
export interface Call {
    readonly action: string;
    readonly input: Readonly<Record<string, unknown>>;
}

/** What is answered to a call. */
export type AwsAnswer = object | ((input: Readonly<Record<string, unknown>>, call: number) => object);

/** An answer that is an error of AWS's. */
export class Refusal {
    constructor(
        readonly code: string,
        readonly message = "refused",
        readonly status = 400,
    ) {}
}

const xml = (value: unknown): string => {
    if (Array.isArray(value)) return value.map((item) => `<member>${xml(item)}</member>`).join("");
    if (typeof value !== "object" || value === null)
        return String(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return Object.entries(value)
        .map(([key, inner]) => `<${key}>${xml(inner)}</${key}>`)
        .join("");
};

/** EC2's lists have `item` where the others have `member`. */
const ec2Xml = (value: unknown): string =>
    xml(value).replaceAll("<member>", "<item>").replaceAll("</member>", "</item>");

interface Protocol {
    readonly json: boolean;
    readonly ec2: boolean;
}

function refuse(response: ServerResponse, { code, message, status }: Refusal, { json, ec2 }: Protocol): void {
    const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    response.writeHead(status, { "content-type": json ? "application/x-amz-json-1.1" : "text/xml" });
    if (json) response.end(JSON.stringify({ __type: code, message }));
    else if (ec2) response.end(`<Response><Errors>${error}</Errors></Response>`);
    else response.end(`<ErrorResponse>${error}</ErrorResponse>`);
}

/** A call of Lambda's, which its path tells. Source: Lambda API reference. */
function readLambda(url: URL): Call | undefined {
    const [, what, name] = /^\/2015-03-31\/(functions|event-source-mappings)\/?([^/]*)$/.exec(url.pathname) ?? [];
    if (what === undefined) return undefined;
    const input = Object.fromEntries(url.searchParams);
    if (what === "event-source-mappings") return { action: "ListEventSourceMappings", input };
    return name === ""
        ? { action: "ListFunctions", input }
        : { action: "GetFunction", input: { ...input, FunctionName: decodeURIComponent(name ?? "") } };
}

function read(request: IncomingMessage, body: string): Call & Protocol {
    const ofLambda = readLambda(new URL(request.url ?? "/", "http://localhost"));
    if (ofLambda !== undefined) return { ...ofLambda, json: true, ec2: false };
    const target = request.headers["x-amz-target"];
    if (typeof target === "string")
        return {
            action: target.split(".").at(-1) ?? "",
            input: JSON.parse(body === "" ? "{}" : body) as Record<string, unknown>,
            json: true,
            ec2: false,
        };
    const form = Object.fromEntries(new URLSearchParams(body));
    return { action: form["Action"] ?? "", input: form, json: false, ec2: form["Version"] === "2016-11-15" };
}

/** An AWS on this machine that answers what a test gives it. */
export class AwsServer {
    /** The calls that were made, in their order. */
    readonly calls: Call[] = [];
    private readonly before = { ...process.env };

    private readonly server = createServer((request, response) => {
        let body = "";
        request.on("data", (chunk: Buffer) => (body += chunk.toString()));
        request.on("end", () => this.answer(request, body, response));
    });

    /** What is answered, by action. An action that is not there is refused. */
    answers: Readonly<Record<string, AwsAnswer>> = {};

    private answer(request: IncomingMessage, body: string, response: ServerResponse): void {
        const { action, input, json, ec2 } = read(request, body);
        const earlier = this.calls.filter((call) => call.action === action).length;
        this.calls.push({ action, input });
        const given = this.answers[action] ?? new Refusal("UnknownOperationException", `no test answers ${action}`);
        const answer: unknown =
            typeof given === "function" ? (given as (...args: unknown[]) => object)(input, earlier) : given;
        if (answer instanceof Refusal) return refuse(response, answer, { json, ec2 });
        response.writeHead(200, { "content-type": json ? "application/x-amz-json-1.1" : "text/xml" });
        if (json) response.end(JSON.stringify(answer));
        else if (ec2) response.end(`<${action}Response>${ec2Xml(answer)}</${action}Response>`);
        else response.end(`<${action}Response><${action}Result>${xml(answer)}</${action}Result></${action}Response>`);
    }

    async start(): Promise<void> {
        await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    }

    /** Forgets the calls, and has the SDK ask here. */
    begin(): void {
        this.calls.length = 0;
        Object.assign(process.env, {
            AWS_ENDPOINT_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
        });
        delete process.env["PULUMI_STACK"];
    }

    async stop(): Promise<void> {
        process.env = { ...this.before };
        this.server.closeAllConnections();
        await new Promise((closed) => this.server.close(closed));
    }

    /** The inputs of an action's calls. */
    inputsOf(action: string): Call["input"][] {
        return this.calls.filter((call) => call.action === action).map(({ input }) => input);
    }
}

/** An AWS for the tests of a suite, which starts with them and ends with them. Each begins with no calls. */
export function startedAwsServer(): AwsServer {
    const aws = new AwsServer();
    before(() => aws.start());
    after(() => aws.stop());
    beforeEach(() => aws.begin());
    return aws;
}
