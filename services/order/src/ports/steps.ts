import type { Outcome } from "../domain/decide";
import type { Order, Step } from "../domain/order";

/**
 * Does a step of an order in the service whose affair it is. Doing it twice is doing it once.
 * @throws if it is not known whether it was done; then it is to be done again
 */
export type PerformStep = (order: Order, step: Step) => Promise<Outcome>;

/** What a step is known by to the service that does it, however often it is asked. */
export const idempotencyKeyOf = (orderId: string, step: Step): string => `${orderId}:${step}`;
