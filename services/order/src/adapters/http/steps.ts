import { Declined, Unavailable, type Client } from "@flotilla/chassis";
import { z } from "zod";
import type { Outcome } from "../../domain/decide";
import { forwardSteps, type ForwardStep, type Order, type Step, type StepResult } from "../../domain/order";
import { idempotencyKeyOf, type PerformStep } from "../../ports/steps";

/** The services that steps are done in. */
export interface StepClients {
    readonly inventory: Client;
    readonly payment: Client;
}

/** How long a reservation is held: longer than an order may take until it is paid, with time left to try the confirmation again. */
const reservationSeconds = 15 * 60;

const reservationSchema = z.object({ total: z.object({ amount: z.int().nonnegative(), currency: z.string() }) });
const paymentSchema = z.object({ id: z.string() });

const reservationOf = ({ id }: Order): string => `/inventory/reservations/${encodeURIComponent(id)}`;

/** How each step is asked for. All may be asked for twice: by a key, or by what they are. */
const requests: {
    readonly [S in Step]: (
        order: Order,
        clients: StepClients,
        idempotencyKey: string,
    ) => Promise<StepResult & { readonly step: S }>;
} = {
    reserve: async (order, { inventory }) => {
        const { total } = await inventory.call({
            method: "PUT",
            path: reservationOf(order),
            body: { lines: order.lines, expiresInSeconds: reservationSeconds },
            answer: reservationSchema,
        });
        return { step: "reserve", total };
    },
    charge: async (order, { payment }, idempotencyKey) => {
        const { id: paymentId } = await payment.call({
            method: "POST",
            path: "/payments",
            body: { orderId: order.id, amount: order.total, card: { token: order.cardToken } },
            idempotencyKey,
            answer: paymentSchema,
        });
        return { step: "charge", paymentId };
    },
    confirm: async (order, { inventory }, idempotencyKey) => {
        await inventory.call({ method: "POST", path: `${reservationOf(order)}/confirm`, idempotencyKey });
        return { step: "confirm" };
    },
    refund: async (order, { payment }, idempotencyKey) => {
        await payment.call({
            method: "POST",
            path: `/payments/${encodeURIComponent(order.id)}/refund`,
            idempotencyKey,
        });
        return { step: "refund" };
    },
    release: async (order, { inventory }) => {
        await inventory.call({ method: "DELETE", path: reservationOf(order) });
        return { step: "release" };
    },
};

/** Does the steps of orders by the APIs of inventory and payment. */
export const performSteps =
    (clients: StepClients): PerformStep =>
    async (order, step) => {
        try {
            const result = await requests[step](order, clients, idempotencyKeyOf(order.id, step));
            return { kind: "done", ...result };
        } catch (error) {
            if (error instanceof Declined && isForward(step)) return refusal(step, error);
            throw error;
        }
    };

const isForward = (step: Step): step is ForwardStep => (forwardSteps as readonly Step[]).includes(step);

/** The statuses by which the contracts of inventory and payment refuse an order; another one is a fault of somebody's, and tells nothing. */
const refusals = [400, 402, 404, 409, 422];

function refusal(step: ForwardStep, declined: Declined): Outcome {
    const { service, status, problem } = declined;
    if (declined.is("in-flight")) throw new Unavailable(service, "is still at it", { cause: declined });
    if (!refusals.includes(status)) throw declined;
    const [, kind = `${service}-${status}`] = /^urn:problem:(.+)$/.exec(problem.type) ?? [];
    return { kind: "refused", step, reason: kind };
}
