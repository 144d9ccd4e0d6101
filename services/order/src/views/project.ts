import { z } from "zod";
import { orderEvents, type Message, type OrderEventName } from "../events/order-event";
import type { Views } from "../ports/views";
import { viewOfMessage } from "./view-of";

/** An event as EventBridge puts it into a queue. */
const envelope = z.object({
    "detail-type": z.enum(Object.keys(orderEvents) as [OrderEventName, ...OrderEventName[]]),
    detail: z.unknown(),
});

/** Brings the read model up to date with an event: in whatever order events arrive, and however often, the latest is what is shown. */
export async function project(body: string, views: Views): Promise<void> {
    const { "detail-type": name, detail } = envelope.parse(JSON.parse(body));
    await views.put(viewOfMessage({ name, detail: orderEvents[name].parse(detail) } as Message));
}
