import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

interface Answer {
    readonly status: number;
    readonly body: unknown;
}

/** Asks again each second for a minute. @returns the first answer that is one */
async function within<Found>(seconds: number, look: () => Promise<Found | undefined>): Promise<Found | undefined> {
    for (let second = 0; second < seconds; second++) {
        const found = await look();
        if (found !== undefined) return found;
        await pause(1000);
    }
    return undefined;
}

/** The shop as its customers reach it, and the e-mails that its emulated AWS keeps. */
export class ShopByHttp {
    /**
     * @param url where its router or load balancer answers
     * @param aws where its emulated AWS answers
     */
    constructor(
        private readonly url: string,
        private readonly aws: string,
    ) {}

    async ask(method: string, path: string, body?: object): Promise<Answer> {
        const response = await fetch(`${this.url}${path}`, {
            method,
            ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
        });
        return { status: response.status, body: await response.json() };
    }

    /** Puts tea on sale. */
    async stockTea(available: number): Promise<void> {
        const { status } = await this.ask("PUT", "/inventory/items/tea", {
            available,
            price: { amount: 450, currency: "EUR" },
        });
        assert.ok(status < 300, String(status));
    }

    /** How much tea there is. */
    async tea(): Promise<number> {
        return ((await this.ask("GET", "/inventory/items/tea")).body as { available: number }).available;
    }

    /** Registers somebody, orders tea, and waits until the order is settled. @returns how it ended */
    async orderTea(email: string, quantity: number, token: string): Promise<string> {
        const user = await this.ask("POST", "/users", { email, name: "Ada" });
        assert.equal(user.status, 201, JSON.stringify(user.body));
        const { id: userId } = user.body as { id: string };
        const lines = [{ sku: "tea", quantity }];
        const placed = await this.ask("POST", "/orders", { userId, lines, card: { token } });
        assert.equal(placed.status, 202, JSON.stringify(placed.body));
        const { id } = placed.body as { id: string };
        const settled = await within(60, async () => {
            const { state } = (await this.ask("GET", `/orders/${id}?consistent=true`)).body as { state: string };
            return state === "pending" ? undefined : state;
        });
        return settled ?? "pending for a minute";
    }

    /** Waits for an e-mail to each of these. @throws AssertionError after a minute */
    async wroteTo(...addresses: readonly string[]): Promise<void> {
        const found = await within(60, async () => {
            const sent = (await (await fetch(`${this.aws}/_ministack/ses/messages`)).json()) as { messages: object };
            const text = JSON.stringify(Object.values(sent.messages));
            return addresses.every((address) => text.includes(address)) ? true : undefined;
        });
        assert.ok(found, "no e-mails in a minute");
    }
}
