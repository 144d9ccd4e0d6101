import { buildApp, type App, type AppOptions } from "@flotilla/chassis";
import { about } from "./about";
import { addItemRoutes } from "./item-routes";
import type { Items } from "./items";
import { addReservationRoutes } from "./reservation-routes";
import type { Reservations } from "./reservations";

/** The service without its port and its database. */
export async function buildInventoryApp(
    { items, reservations }: { readonly items: Items; readonly reservations: Reservations },
    options: Pick<AppOptions, "logger" | "ready"> = {},
): Promise<App> {
    const app = await buildApp({ ...about, ...options });
    addItemRoutes(app, items, reservations);
    addReservationRoutes(app, reservations);
    return app;
}
