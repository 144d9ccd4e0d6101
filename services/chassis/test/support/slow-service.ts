import { setTimeout as delay } from "node:timers/promises";
import { buildApp, port, serve, settings } from "../../src";

/** A service for the tests of its life as a process. `/slow` answers after half a second. */
async function main() {
    const { PORT } = settings({ PORT: port });
    const app = await buildApp({ name: "slow", version: "0.0.0" });
    app.get("/slow", async () => {
        await delay(500);
        return { done: true };
    });
    await serve(app, { port: PORT, onClose: () => Promise.resolve(app.log.info("closing what is open")) });
}
void main();
