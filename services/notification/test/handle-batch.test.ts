import assert from "node:assert/strict";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { pino } from "pino";
import { createHandler } from "../src/handle-batch";
import { cancelled, confirmed } from "./support/events";
import { createMemory } from "./support/memory";

const context = { getRemainingTimeInMillis: () => 30_000 };

function batch(...bodies: unknown[]): SQSEvent {
    const records = bodies.map((body, index) => ({
        messageId: `m-${index}`,
        body: typeof body === "string" ? body : JSON.stringify(body),
    }));
    return { Records: records as SQSRecord[] };
}

describe("the notification handler", () => {
    const lines: Record<string, unknown>[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });

    beforeEach(() => (lines.length = 0));

    it("sends an e-mail for each event", async () => {
        const { by, sent } = createMemory();
        assert.deepEqual(await createHandler(by, log)(batch(confirmed, cancelled), context), { batchItemFailures: [] });
        assert.deepEqual(
            sent.map(({ to, subject }) => [to, subject]),
            [
                ["ada@example.com", "Your order is confirmed"],
                ["ada@example.com", "Your order was cancelled"],
            ],
        );
    });

    it("names the messages that failed, and those alone", async () => {
        const { by, sent } = createMemory();
        const future = { ...confirmed, detail: { ...confirmed.detail, version: 2 } };
        const answer = await createHandler(by, log)(batch("no JSON", confirmed, future, cancelled), context);
        assert.deepEqual(answer.batchItemFailures, [{ itemIdentifier: "m-0" }, { itemIdentifier: "m-2" }]);
        assert.equal(sent.length, 2);
    });

    it("logs under the ids of the request that placed the order, and no address", async () => {
        const { by } = createMemory();
        await createHandler(by, log)(batch(confirmed), context);
        const [line] = lines;
        assert.deepEqual(
            [line?.["correlationId"], line?.["trace_id"], line?.["eventId"], line?.["msg"]],
            ["c-1", "0af7651916cd43dd8448eb211c80319c", "o-1.8", "e-mail: sent"],
        );
        assert.doesNotMatch(JSON.stringify(lines), /ada@/);
    });
});
