import type { Line, Money } from "../domain/order";

/** An order as it is shown. */
export interface View {
    readonly id: string;
    readonly state: "pending" | "confirmed" | "cancelled";
    readonly userId: string;
    readonly lines: readonly Line[];
    readonly placedAt: string;
    readonly total?: Money | undefined;
    readonly reason?: string | undefined;
    /** The place in the order's history of the event that it shows. */
    readonly sequence: number;
}

/** A page of views. */
export interface Page {
    readonly views: readonly View[];
    /** What to ask for the next page with; there is none without it. */
    readonly cursor?: string | undefined;
}

/** The read model: what is asked of orders, kept ready. */
export interface Views {
    get(id: string): Promise<View | undefined>;
    /**
     * A user's orders, the newest first.
     * @throws BadCursor if the cursor is none of this user's
     */
    ofUser(userId: string, limit: number, cursor?: string): Promise<Page>;
    /** Keeps a view, unless it is older than the one that is there. */
    put(view: View): Promise<void>;
}

/** A cursor that no page has given. */
export class BadCursor extends Error {}
