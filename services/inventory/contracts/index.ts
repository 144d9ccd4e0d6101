import { buildInventoryApp } from "../src/app";
import { MemoryInventory } from "../test/support/memory-inventory";

/** What this service promises, by the files of this folder: `npm run contracts` writes them. */
export async function files(): Promise<Readonly<Record<string, object>>> {
    const app = await buildInventoryApp(new MemoryInventory(), { logger: false });
    await app.ready();
    const document = app.swagger();
    await app.close();
    return { "openapi.json": document };
}
