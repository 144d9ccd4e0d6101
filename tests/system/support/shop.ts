import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { clientSettings } from "../../../local/client-settings";
import { EventSpy } from "./event-spy";
import { startDevelopment, type DevelopedService, type Development } from "../../../local/dev/development";
import { waitUntil } from "../../../local/dev/offspring";
import type { Told } from "../../../local/dev/supervised";
import { formatProblem } from "../../../model/problem";
import { loadStack } from "../../../program/load-stack";
import { loadProject } from "../../../program/read-project";
import { findSources } from "../../../program/read-sources";

const root = resolve(__dirname, "../../..");
const state = join(root, ".flotilla", "system-test");
const logFile = join(state, "services.log");

/** What a service answered. */
export interface Answer<Body = Readonly<Record<string, unknown>>> {
    readonly status: number;
    readonly headers: Headers;
    readonly body: Body;
}

/** An e-mail in the sink of the emulated SES. */
export interface Email {
    readonly to: readonly string[];
    readonly subject: string;
}

/** The plan of the shop on this machine. */
function planShop() {
    const project = loadProject(root);
    const { plan, problems } = loadStack(project, "local", { sources: findSources(project) }).decision;
    assert.ok(plan, problems.map(formatProblem).join("\n"));
    return plan;
}

/** Shows what goes on where a person waits, and nothing in a log. */
const quiet = {
    begin: () => undefined,
    update: () => undefined,
    done: () => undefined,
    failed: (text: string) => console.error(`    ${text}`),
    note: () => undefined,
    print: () => undefined,
};

/** The five services as processes behind the local router, with PostgreSQL, Redis and the emulated AWS. */
export class Shop {
    /** What the supervisor told, such as that a service has failed. */
    readonly incidents: Told[] = [];
    private running: Development | undefined;
    private spy: EventSpy | undefined;

    private get development(): Development {
        assert.ok(this.running, "the shop is started before the first test");
        return this.running;
    }

    /** Starts all of it. The services' logs are in .flotilla/system-test/services.log. */
    async start(): Promise<void> {
        mkdirSync(state, { recursive: true });
        rmSync(logFile, { force: true });
        this.running = await startDevelopment({
            plan: planShop(),
            folder: root,
            servicesFolder: "services",
            stateFolder: state,
            progress: quiet,
            tell: (told) => {
                if (told.from === "supervisor") this.incidents.push(told);
                appendFileSync(logFile, `${told.service} ${told.line}\n`);
            },
            port: 0,
            reload: false,
            // A kill is what is tested: whoever was killed is soon back.
            backOff: { firstMs: 100, mostMs: 200, forgivenAfterMs: 0 },
            variables: { order: { LEASE_SECONDS: "4", SWEEP_SECONDS: "1", SAGA_DEADLINE_SECONDS: "30" } },
        });
        for (const { plan, healthy } of this.running.services) assert.ok(healthy, `${plan.name} is not healthy`);
        this.spy = await EventSpy.on(this.resources.busName ?? "", this.clientSettings);
    }

    async stop(): Promise<void> {
        await this.running?.stop();
    }

    /** The address of the router. */
    get url(): string {
        const [router] = this.development.routers;
        return router?.url ?? "";
    }

    get endpoint(): string {
        return this.development.aws.endpoint;
    }

    /** A service, by its name. */
    service(name: string): DevelopedService {
        const found = this.development.services.find(({ plan }) => plan.name === name);
        assert.ok(found, name);
        return found;
    }

    /** The names of the services, which are processes. */
    get names(): string[] {
        return this.development.services.map(({ plan }) => plan.name);
    }

    /** How clients of the emulated AWS are made. */
    get clientSettings() {
        return clientSettings(this.development.aws);
    }

    /** The events of an order that were published until now, each as often as it was. */
    async published(orderId: string) {
        const all = (await this.spy?.all()) ?? [];
        return all.filter(({ detail }) => detail["orderId"] === orderId);
    }

    /** The services that wrote a log line under a correlation id. */
    servicesThatLogged(correlationId: string): string[] {
        const lines = readFileSync(logFile, "utf8").split("\n");
        const own = lines.filter((line) => line.includes(`"correlationId":"${correlationId}"`));
        return [...new Set(own.map((line) => line.split(" ")[0] ?? ""))];
    }

    /** Where the cache of payment and the table of order are. */
    get resources(): Development["resources"] {
        return this.development.resources;
    }

    /** Kills a service as the kernel does, without a word. It is started again by the supervisor. */
    kill(name: string): void {
        const { pid } = this.service(name).process;
        if (pid !== undefined) process.kill(pid, "SIGKILL");
    }

    /** Asks through the router. */
    async ask<Body = Readonly<Record<string, unknown>>>(
        method: string,
        path: string,
        body?: unknown,
        headers: Readonly<Record<string, string>> = {},
    ): Promise<Answer<Body>> {
        const response = await fetch(`${this.url}${path}`, {
            method,
            headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
            ...(body !== undefined && { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(30_000),
        });
        const text = await response.text();
        return {
            status: response.status,
            headers: response.headers,
            body: (/json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : { text }) as Body,
        };
    }

    /** The e-mails that were sent to an address. */
    async emailsTo(address: string): Promise<Email[]> {
        const response = await fetch(`${this.endpoint}/_ministack/ses/messages`);
        const { messages } = (await response.json()) as { messages: Readonly<Record<string, readonly SentEmail[]>> };
        return Object.values(messages)
            .flat()
            .filter(({ To }) => To.includes(address))
            .map(({ To, Subject }) => ({ to: To, subject: Subject }));
    }

    /** Waits until something is so, and says what was found where it does not come to it. */
    async until<Found>(find: () => Promise<Found>, isRight: (found: Found) => boolean, seconds = 60): Promise<Found> {
        let found: Found | undefined;
        const came = await waitUntil(async () => {
            found = await find().catch(() => undefined);
            return found !== undefined && isRight(found);
        }, seconds);
        assert.ok(came, `it did not come to it in ${seconds} s: ${JSON.stringify(found)}`);
        return found as Found;
    }
}

/** As the emulated SES tells of it. */
interface SentEmail {
    readonly To: readonly string[];
    readonly Subject: string;
}

let shared: Promise<Shop> | undefined;

/** The one shop of all suites: it is started by the first, and stopped after the last. */
export async function theShop(): Promise<Shop> {
    shared ??= (async () => {
        const shop = new Shop();
        await shop.start();
        return shop;
    })();
    return await shared;
}

/** Ends the shop, if it was started. */
export async function endShop(): Promise<void> {
    const shop = await shared?.catch(() => undefined);
    await shop?.stop();
}
