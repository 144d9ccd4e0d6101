import type { Cancelled, Confirmed, OrderEvent } from "../order-event";
import type { Email } from "../ports/mailer";
import { html, type Html } from "./html";
import { formatMoney } from "./money";

/** What is told of an order: a heading, and sentences below it. */
interface Content {
    readonly subject: string;
    readonly sentences: readonly string[];
}

const repeatedSentence =
    "You may have received this message before; it is about the same order, which was placed once.";

/** The e-mail about an event. @param repeated whether it may have been sent before */
export function emailOf(event: OrderEvent, repeated: boolean): Email {
    const { detail } = event;
    const { subject, sentences } =
        event["detail-type"] === "order.confirmed" ? confirmation(event.detail) : cancellation(event.detail);
    const all = repeated ? [...sentences, repeatedSentence] : sentences;
    const items = detail.lines.map(({ sku, quantity }) => `${quantity} × ${sku}`);
    return {
        to: detail.email,
        subject,
        text: [subject, "", ...all, "", ...items.map((item) => `  ${item}`), "", `Order ${detail.orderId}`, ""].join(
            "\n",
        ),
        html: page(subject, all, items, detail.orderId).html,
    };
}

const confirmation = ({ total }: Confirmed): Content => ({
    subject: "Your order is confirmed",
    sentences: ["Thank you for your order.", `We have received your payment of ${formatMoney(total)}.`],
});

const cancellation = ({ reason }: Cancelled): Content => ({
    subject: "Your order was cancelled",
    sentences: [
        reasons.get(reason) ?? "We could not fulfil your order.",
        "You have not been charged, or your money is on its way back.",
    ],
});

/** What the reasons of cancelled orders mean to who placed them. */
const reasons: ReadonlyMap<string, string> = new Map([
    ["out-of-stock", "We do not have enough of what you ordered."],
    ["declined", "Your payment was declined."],
    ["timed-out", "We could not complete your order in time."],
]);

const page = (subject: string, sentences: readonly string[], items: readonly string[], orderId: string): Html =>
    html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <title>${subject}</title>
            </head>
            <body>
                <h1>${subject}</h1>
                ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
                <ul>
                    ${items.map((item) => html`<li>${item}</li>`)}
                </ul>
                <p>Order ${orderId}</p>
            </body>
        </html> `;
