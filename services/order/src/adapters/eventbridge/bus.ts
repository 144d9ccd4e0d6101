import { PutEventsCommand, type EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { Bus, Outgoing } from "../../ports/outbox";

/** Source: PutEvents, EventBridge API reference. */
const entriesPerRequest = 10;

/** Publishes on the environment's bus, as the service that it is. */
export const createBus = (client: EventBridgeClient, bus: string): Bus => ({
    publish: async (outgoing) => {
        const taken: Outgoing[] = [];
        for (let begin = 0; begin < outgoing.length; begin += entriesPerRequest) {
            const batch = outgoing.slice(begin, begin + entriesPerRequest);
            const { Entries: answers = [] } = await client.send(
                new PutEventsCommand({
                    Entries: batch.map(({ message: { name, detail } }) => ({
                        EventBusName: bus,
                        Source: "order",
                        DetailType: name,
                        Time: new Date(detail.occurredAt),
                        Detail: JSON.stringify(detail),
                    })),
                }),
            );
            // The request succeeds although some of its events fail; each has its answer in its place.
            taken.push(...batch.filter((_, index) => answers[index]?.EventId !== undefined));
        }
        return taken;
    },
});
