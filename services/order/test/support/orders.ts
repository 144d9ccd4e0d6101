import type { Placement } from "../../src/domain/decide";

/** An order that somebody wants. */
export const placement: Placement = {
    userId: "u-1",
    email: "ada@example.com",
    lines: [{ sku: "book", quantity: 2 }],
    cardToken: "tok_ok",
    origin: { correlationId: "c-1" },
};

/** A clock that a test moves. */
export function createClock(start = "2026-01-01T00:00:00.000Z") {
    let now = Date.parse(start);
    const clock = () => new Date(now);
    return Object.assign(clock, { pass: (seconds: number) => (now += seconds * 1000) });
}
