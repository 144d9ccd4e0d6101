import { createLogger, port, serve, settings, text } from "@flotilla/chassis";
import { Redis } from "ioredis";
import { z } from "zod";
import { about } from "./about";
import { createPaymentStore } from "./adapters/redis/payment-store";
import { buildPaymentApp } from "./app";
import { keep } from "./charge";
import { createFakeProvider } from "./provider/fake-provider";
import { steady } from "./provider/steady-gateway";

const env = settings({
    PORT: port.default(8080),
    CACHE_HOST: text,
    CACHE_PORT: port.default(6379),
    CACHE_PASSWORD: text.optional(),
    /** `off` where Redis is a process of a laptop, which speaks no TLS. */
    CACHE_TLS: z.enum(["on", "off"]).default("on"),
    /** How long the provider is given for one request, with all tries. */
    PROVIDER_DEADLINE_SECONDS: z.coerce.number().positive().default(4),
});

const log = createLogger(about);

const redis = new Redis({
    host: env.CACHE_HOST,
    port: env.CACHE_PORT,
    ...(env.CACHE_PASSWORD !== undefined && { password: env.CACHE_PASSWORD }),
    ...(env.CACHE_TLS === "on" && { tls: {} }),
    // A request that can't be answered now is refused now; who asks comes again.
    commandTimeout: 1_000,
    maxRetriesPerRequest: 1,
});
redis.on("error", (error) => log.error(error, "the cache"));

async function start(): Promise<void> {
    const store = createPaymentStore(redis);
    const app = await buildPaymentApp(
        {
            store,
            gateway: steady(createFakeProvider(redis, keep(store))),
            clock: Date.now,
            deadlineMilliseconds: env.PROVIDER_DEADLINE_SECONDS * 1000,
        },
        { logger: log, ready: { cache: () => redis.ping() } },
    );
    await serve(app, { port: env.PORT, onClose: () => redis.quit() });
}

void start();
