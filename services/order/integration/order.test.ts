import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { useEmulatedAws } from "../../../tests/system/support/emulated-aws";
import { createEventStore } from "../src/adapters/dynamodb/event-store";
import { createOutbox } from "../src/adapters/dynamodb/outbox";
import { createSagas } from "../src/adapters/dynamodb/sagas";
import type { Table } from "../src/adapters/dynamodb/table";
import { createViews } from "../src/adapters/dynamodb/views";
import { createBus } from "../src/adapters/eventbridge/bus";
import { consume } from "../src/adapters/sqs/consume";
import { decide } from "../src/domain/decide";
import { createPublisher } from "../src/outbox/publisher";
import { appendOf, type Append } from "../src/ports/event-store";
import { drive, type Drive } from "../src/saga/drive";
import { project } from "../src/views/project";
import { viewOfOrder } from "../src/views/view-of";
import { eventually, unexpected } from "../test/support/eventually";
import { burning, Fuse, Kill } from "../test/support/fuse";
import { createClock, placement } from "../test/support/orders";
import { emptyBooks, faultsOf, performWith, type Circumstances } from "../test/support/shop";
import { createMessaging, createTable, type Messaging } from "./support/environment";

const deadlineSeconds = 60;
const leaseSeconds = 15;
const going = new AbortController().signal;

describe("orders on DynamoDB, EventBridge and SQS", () => {
    const aws = useEmulatedAws();
    const clock = createClock();
    let table: Table;
    let messaging: Messaging;
    before("create the table, the bus and the queue", async () => {
        table = await createTable(aws);
        messaging = await createMessaging(aws);
    });

    const place = async (id: string): Promise<Append> => {
        const history = decide(id, undefined, { type: "place", ...placement }, { now: clock(), deadlineSeconds });
        const append = appendOf(id, undefined, history);
        assert.ok(append);
        await createEventStore(table).append(append);
        return append;
    };
    const publisher = () => {
        const bus = createBus(messaging.eventBridge, messaging.bus);
        return createPublisher({ outbox: createOutbox(table), bus, clock }, 60, unexpected);
    };
    const receive = async (): Promise<{ source: string; "detail-type": string; detail: { id: string } }> => {
        const { sqs, queueUrl } = messaging;
        const command = new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 10 });
        const [message] = (await sqs.send(command)).Messages ?? [];
        assert.ok(message, "a message");
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
        return JSON.parse(message.Body ?? "") as Awaited<ReturnType<typeof receive>>;
    };

    it("are told of after a crash between append and publication, and told once where none comes between", async () => {
        // The process that kept it is gone.
        const append = await place(randomUUID());
        clock.pass(3);
        const next = publisher();
        const event = await receive();
        await next.stop();
        assert.deepEqual([event.source, event["detail-type"]], ["order", "order.placed"]);
        assert.deepEqual(event.detail, append.messages.get(1)?.detail);
        assert.deepEqual(await createOutbox(table).pending(clock(), 10), []);
    });

    it("are told of in whole batches", async () => {
        const appends = await Promise.all(Array.from({ length: 23 }, () => place(randomUUID())));
        clock.pass(3);
        const next = publisher();
        const told = new Set<string>();
        while (told.size < appends.length) told.add((await receive()).detail.id);
        await next.stop();
        assert.deepEqual([...told].sort(), appends.map(({ id }) => `${id}.1`).sort());
    });

    it("are shown as their events tell, once these have come by the queue, also beside messages that are none", async () => {
        const { sqs, queueUrl } = messaging;
        const views = createViews(table);
        const failures: unknown[] = [];
        const consumer = consume({
            client: sqs,
            queueUrl,
            handle: (body) => project(body, views),
            failed: (error) => failures.push(error),
        });
        const append = await place(randomUUID());
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: "no event" }));
        const now = publisher();
        now.publish(append);
        await eventually(
            async () => assert.deepEqual(await views.get(append.id), viewOfOrder({ ...append.order, sequence: 1 })),
            10_000,
        );
        await eventually(() => assert.match(String(failures), /SyntaxError/));
        await Promise.all([consumer.stop(), now.stop()]);
    });

    const outcomes: [string, Circumstances][] = [
        ["goes well", {}],
        ["has no stock", { stock: "gone" }],
        ["has a card that is declined", { card: "declined" }],
        ["has a reservation that expires", { reservation: "expires" }],
    ];
    for (const [name, circumstances] of outcomes)
        it(`go on from what is stored wherever they are killed, and end the same: one that ${name}`, async () => {
            const ends = new Set<string>();
            for (let left = 1, died = true; died; left++) {
                const { id } = await place(randomUUID());
                const books = emptyBooks();
                const store = createEventStore(table, 3);
                const sagas = createSagas(table);
                const perform = performWith(books, circumstances);
                const by: Drive = {
                    ...{ store, sagas, perform, clock, leaseSeconds, deadlineSeconds },
                    owner: randomUUID(),
                    appended: () => undefined,
                    putOff: () => undefined,
                };
                died = await drive(id, { ...by, ...burning(new Fuse(left), store, sagas, perform) }, going).then(
                    () => false,
                    (error: unknown) => error instanceof Kill,
                );
                if (died) {
                    clock.pass(leaseSeconds);
                    const due = await sagas.due(clock(), 100);
                    for (const each of due.filter((one) => one === id))
                        await drive(each, { ...by, owner: randomUUID() }, going);
                }
                const order = await store.load(id);
                assert.ok(order);
                assert.deepEqual(faultsOf(order, books), [], `killed at ${left}`);
                ends.add(order.state);
            }
            assert.equal(ends.size, 1, [...ends].join());
        });
});
