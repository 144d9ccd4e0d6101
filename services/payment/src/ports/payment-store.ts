import type { Change, Payment } from "../domain/payment";

/** Where payments are kept. */
export interface PaymentStore {
    read(orderId: string): Promise<Payment | undefined>;
    /** Changes a payment, or one that nothing was heard of, in one go: no other change comes between. */
    change<Result>(orderId: string, change: (payment: Payment) => Change<Result>): Promise<Result>;
    /** Keeps what a key first came with. @returns that */
    firstOf(key: string, fingerprint: string): Promise<string>;
}
