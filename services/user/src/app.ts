import { buildApp, type App, type AppOptions } from "@flotilla/chassis";
import { about } from "./about";
import { addRoutes } from "./routes";
import type { Users } from "./users";

/** The service without its port and its database. */
export async function buildUserApp(users: Users, options: Pick<AppOptions, "logger" | "ready"> = {}): Promise<App> {
    const app = await buildApp({ ...about, ...options });
    addRoutes(app, users);
    return app;
}
