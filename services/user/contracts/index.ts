import { buildUserApp } from "../src/app";
import { MemoryUsers } from "../test/support/memory-users";

/** What this service promises, by the files of this folder: `npm run contracts` writes them. */
export async function files(): Promise<Readonly<Record<string, object>>> {
    const app = await buildUserApp(new MemoryUsers(), { logger: false });
    await app.ready();
    const document = app.swagger();
    await app.close();
    return { "openapi.json": document };
}
