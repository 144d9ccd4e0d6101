import assert from "node:assert/strict";
import { MatchersV3, PactV4 } from "@pact-foundation/pact";
import { pactsBy } from "../../../tests/support/pacts";
import { orderEvent, type OrderEvent } from "../src/order-event";
import { emailOf } from "../src/templates/order-email";
import { cancelled, confirmed } from "../test/support/events";

const { eachLike, integer, regex, string } = MatchersV3;

/** What this service expects of others, by the files of this folder: `npm run contracts` writes them. */
export const files = (): Promise<Readonly<Record<string, object>>> => pactsBy(writePacts);

/** What is read of each event's detail. */
const detail = ({ detail: { id, version, orderId, email, lines, correlationId } }: OrderEvent) => ({
    id: string(id),
    version,
    orderId: string(orderId),
    email: regex(/^[^@\s]+@[^@\s]+$/, email),
    lines: eachLike({ sku: string(lines[0]?.sku), quantity: integer(lines[0]?.quantity) }),
    correlationId: string(correlationId),
});

/** Tries whether this service can make an e-mail of the events that it expects, and writes them down in a folder. */
async function writePacts(folder: string): Promise<void> {
    const pact = new PactV4({ consumer: "notification", provider: "order", dir: folder, logLevel: "error" });
    const { total } = confirmed.detail;
    const expected = [
        [
            "order.confirmed",
            {
                ...detail(confirmed),
                total: { amount: integer(total.amount), currency: regex(/^[A-Z]{3}$/, total.currency) },
            },
        ],
        ["order.cancelled", { ...detail(cancelled), reason: string(cancelled.detail.reason) }],
    ] as const;
    for (const [name, content] of expected)
        await pact
            .addAsynchronousInteraction()
            .expectsToReceive(name, (message) => message.withJSONContent(content))
            .executeTest(({ contents }) => {
                const event = orderEvent.parse({ "detail-type": name, detail: contents.content });
                assert.match(emailOf(event, false).text, /Order o-1/);
                return Promise.resolve();
            });
}
