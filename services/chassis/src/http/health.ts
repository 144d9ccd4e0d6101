import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { Problem } from "../problem";
import type { App } from "./app";

/** Asks a dependency whether it answers. */
export type ReadyCheck = () => Promise<unknown>;

/** How long a dependency has for its answer, below the two seconds that who asks may wait. */
const READY_DEADLINE_MS = 1_500;

async function inTime(check: ReadyCheck): Promise<void> {
    const timer = new AbortController();
    const late = delay(READY_DEADLINE_MS, undefined, { signal: timer.signal, ref: false }).then(() => {
        throw new Error(`no answer within ${READY_DEADLINE_MS} ms`);
    });
    try {
        await Promise.race([check(), late]);
    } finally {
        timer.abort();
        await late.catch(() => undefined);
    }
}

/** `/health`: the process lives. `/ready`: it can do its work, because all that it needs answers. */
export function answerHealth(
    app: App,
    service: { name: string; version: string },
    checks: Readonly<Record<string, ReadyCheck>>,
    isStopping: () => boolean,
): void {
    const state = z.object({ status: z.literal("ok"), service: z.string(), version: z.string() });
    const answer = { status: "ok" as const, service: service.name, version: service.version };
    const config = { probe: true };

    app.get(
        "/health",
        { config, schema: { summary: "Whether the process lives", response: { 200: state } } },
        () => answer,
    );

    app.get(
        "/ready",
        {
            config,
            schema: {
                summary: "Whether all that the service needs answers",
                response: { 200: state },
                problems: [503],
            },
        },
        async (request) => {
            if (isStopping()) throw new Problem(503, { kind: "stopping", detail: "The service is stopping" });
            const names = Object.keys(checks);
            const results = await Promise.allSettled(Object.values(checks).map(inTime));
            const errors = results.flatMap((result, index) => {
                if (result.status === "fulfilled") return [];
                const path = names[index] ?? "";
                request.log.warn({ err: result.reason as unknown, dependency: path }, "not ready");
                return [{ path, message: "does not answer" }];
            });
            if (errors.length > 0)
                throw new Problem(503, { kind: "not-ready", detail: "Not all that the service needs answers", errors });
            return answer;
        },
    );
}
