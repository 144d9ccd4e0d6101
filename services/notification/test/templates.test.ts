import assert from "node:assert/strict";
import fc from "fast-check";
import { formatMoney } from "../src/templates/money";
import { emailOf } from "../src/templates/order-email";
import { cancelled, confirmed } from "./support/events";

describe("the e-mail about an order", () => {
    it("tells what was paid for", () => {
        const { subject, text, to } = emailOf(confirmed, false);
        assert.equal(to, "ada@example.com");
        assert.equal(
            text,
            `${subject}

Thank you for your order.
We have received your payment of €12.50.

  2 × book

Order o-1
`,
        );
    });

    it("tells why an order was cancelled, in words of its own for a reason that it does not know", () => {
        assert.match(emailOf(cancelled, false).text, /We do not have enough of what you ordered/);
        const detail = { ...cancelled.detail, reason: "inventory-500" };
        const { text } = emailOf({ ...cancelled, detail }, false);
        assert.match(text, /We could not fulfil your order/);
        assert.doesNotMatch(text, /500/);
    });

    it("writes amounts as their currencies do", () => {
        const written = ["EUR", "JPY", "KWD"].map((currency) =>
            formatMoney({ amount: 12_345, currency }).replace(/\s/g, " "),
        );
        assert.deepEqual(written, ["€123.45", "¥12,345", "KWD 12.345"]);
    });

    it("lets nothing of an event become HTML, nor a line of the subject", () => {
        fc.assert(
            fc.property(
                fc.string(),
                fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "\n", "a") }),
                (sku, orderId) => {
                    const detail = { ...confirmed.detail, orderId, lines: [{ sku, quantity: 1 }] };
                    const { subject, html } = emailOf({ ...confirmed, detail }, true);
                    const plain = emailOf(
                        { ...confirmed, detail: { ...detail, orderId: "", lines: [{ sku: "", quantity: 1 }] } },
                        true,
                    );
                    const tags = (text: string) => text.match(/<[^>]*>/g);
                    assert.deepEqual(tags(html), tags(plain.html));
                    assert.doesNotMatch(subject, /[\r\n]/);
                },
            ),
        );
    });
});
