import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { chargedFor, readBooks } from "./support/books";
import { Customer, left, sell } from "./support/customer";
import { randomFrom, seed } from "./support/seed";
import { theShop, type Shop } from "./support/shop";

const kills = Number(process.env["FLOTILLA_KILLS"] ?? 50);

/** How long after an order was placed a service is killed, at most: about as long as an order takes. */
const longestMs = 900;

/** The last that is recorded of an order: what the saga was at when a service was killed. */
async function lastRecorded(shop: Shop, client: DynamoDBClient, orderId: string): Promise<string> {
    const { Items: items = [] } = await client.send(
        new QueryCommand({
            TableName: shop.resources.tables.get("order")?.name,
            ConsistentRead: true,
            KeyConditionExpression: "orderId = :id AND begins_with(#record, :event)",
            ExpressionAttributeNames: { "#record": "record" },
            ExpressionAttributeValues: { ":id": { S: orderId }, ":event": { S: "event#" } },
            ScanIndexForward: false,
            Limit: 1,
        }),
    );
    const event = items[0]?.["event"]?.M;
    return [event?.["type"]?.S, event?.["step"]?.S].filter((part) => part !== undefined).join(" ") || "nothing";
}

describe("system: services that are killed", () => {
    it(`lose nothing, charge nothing twice and sell nothing twice: ${kills} kills at random times`, async function () {
        this.timeout(1_800_000);
        console.log(`      seed ${seed} (FLOTILLA_SEED repeats it)`);
        const random = randomFrom(seed);
        const shop = await theShop();
        const client = new DynamoDBClient(shop.clientSettings);
        const customer = await Customer.register(shop);
        const stock = 10 * kills;
        const sku = await sell(shop, stock);
        const placed: { readonly id: string; readonly quantity: number }[] = [];
        const at = new Map<string, number>();
        for (let round = 0; round < kills; round++) {
            const quantity = 1 + Math.floor(random() * 3);
            const token = random() < 0.2 ? "tok_declined" : random() < 0.3 ? "tok_twice" : "tok_ok";
            const victim = shop.names[Math.floor(random() * shop.names.length)] ?? "order";
            const delayMs = Math.floor(random() * longestMs);
            // Some are killed while the order is being placed.
            const placing = customer.place([{ sku, quantity }], token);
            if (random() < 0.8) await placing;
            await sleep(delayMs);
            shop.kill(victim);
            const id = await placing;
            placed.push({ id, quantity });
            const step = `${victim} at ${await lastRecorded(shop, client, id)}`;
            at.set(step, (at.get(step) ?? 0) + 1);
        }
        console.log(
            `      ${[...at]
                .map(([step, count]) => `${step} ×${count}`)
                .sort()
                .join(", ")}`,
        );

        const orders = await Promise.all(placed.map(({ id }) => customer.settled(id, 300)));
        const books = await readBooks(shop);
        for (const { id, state } of orders) {
            const { captures, refunds } = chargedFor(books, id);
            assert.ok(captures <= 1, `${id} was charged ${captures} times`);
            assert.equal(captures - refunds, state === "confirmed" ? 1 : 0, `${id} is ${state}`);
        }
        const sold = placed
            .filter((_, index) => orders[index]?.state === "confirmed")
            .reduce((sum, { quantity }) => sum + quantity, 0);
        await shop.until(
            () => left(shop, sku),
            (available) => available === stock - sold,
        );
        const ended = placed.length;
        assert.equal(new Set(placed.map(({ id }) => id)).size, ended);
        // Each is told of once, since the function that tells was not killed.
        await shop.until(
            () => shop.emailsTo(customer.email),
            (emails) => emails.length === ended,
            300,
        );
        for (const { id, state } of orders) {
            const names = new Set((await shop.published(id)).map(({ name }) => name));
            assert.ok(names.has("order.placed") && names.has(`order.${state}`), `${id}: ${[...names].join(", ")}`);
        }
    });
});
