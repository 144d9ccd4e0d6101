import { buildPaymentApp } from "../src/app";
import { createMemoryStore } from "../test/support/memory";
import { createProvider } from "../test/support/provider";

/** What this service promises, by the files of this folder: `npm run contracts` writes them. */
export async function files(): Promise<Readonly<Record<string, object>>> {
    const app = await buildPaymentApp(
        { store: createMemoryStore(), gateway: createProvider(), clock: Date.now, deadlineMilliseconds: 4_000 },
        { logger: false },
    );
    await app.ready();
    const document = app.swagger();
    await app.close();
    return { "openapi.json": document };
}
