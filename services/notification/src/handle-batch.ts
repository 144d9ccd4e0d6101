import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Logger } from "pino";
import { deliver, type Deliver } from "./deliver";
import { orderEvent } from "./order-event";

/** Handles a batch of messages, and names those that are to come again: the others are not repeated for their sake. */
export const createHandler =
    (by: Deliver, log: Logger) =>
    async (
        { Records: records }: SQSEvent,
        context: Pick<Context, "getRemainingTimeInMillis">,
    ): Promise<SQSBatchResponse> => {
        const handled = await Promise.allSettled(
            records.map((record) => handle(record, context.getRemainingTimeInMillis(), by, log)),
        );
        const failed = records.filter((_, index) => handled[index]?.status === "rejected");
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };

async function handle({ messageId, body }: SQSRecord, remaining: number, by: Deliver, log: Logger): Promise<void> {
    let about: object = { messageId };
    try {
        const event = orderEvent.parse(JSON.parse(body));
        const { id: eventId, orderId, correlationId, traceparent } = event.detail;
        about = { ...about, eventId, orderId, correlationId, trace_id: traceparent?.split("-")[1] };
        const delivered = await deliver(event, remaining, by);
        log[delivered === "sent" || delivered === "was sent" ? "info" : "warn"](about, `e-mail: ${delivered}`);
    } catch (error) {
        log.error({ ...about, err: error }, "an event comes again, or ends among the dead letters");
        throw error;
    }
}
