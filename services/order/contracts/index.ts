import { buildOrderApp } from "../src/app";
import { jsonSchemas } from "../src/events/order-event";
import { createMemory } from "../test/support/memory";
import { pactsBy } from "../../../tests/support/pacts";
import { writePacts } from "./expectations";

/** What this service promises and expects, by the files of this folder: `npm run contracts` writes them. */
export const files = async (): Promise<Readonly<Record<string, object>>> => ({
    "openapi.json": await openApi(),
    ...jsonSchemas(),
    ...(await pactsBy(writePacts)),
});

async function openApi(): Promise<object> {
    const app = await buildOrderApp(
        {
            ...createMemory(),
            users: { emailOf: () => Promise.resolve(undefined) },
            clock: () => new Date(),
            deadlineSeconds: 60,
            appended: () => undefined,
        },
        { logger: false },
    );
    await app.ready();
    const document = app.swagger();
    await app.close();
    return document;
}
