import type { Item, Items } from "../../src/items";
import { refusals } from "../../src/refusals";
import type { Line, Reservation, Reservations, Wanted } from "../../src/reservations";

const textOf = (lines: readonly Line[]): string => JSON.stringify(lines.map(({ sku, quantity }) => [sku, quantity]));

function merged(lines: readonly Line[]): Line[] {
    const skus = [...new Set(lines.map(({ sku }) => sku))].sort();
    const quantityOf = (name: string) =>
        lines.filter(({ sku }) => sku === name).reduce((sum, { quantity }) => sum + quantity, 0);
    return skus.map((sku) => ({ sku, quantity: quantityOf(sku) }));
}

/** What the service should do, in the simplest words: what is available is counted from the reservations each time. */
export class MemoryInventory {
    /** What there would be of each item if nothing were reserved. */
    private readonly whole = new Map<string, Item>();
    private readonly made = new Map<string, Reservation>();
    private readonly refusedForEver = new Set<string>();
    /** Forgets everything. */
    clear(): void {
        for (const kept of [this.whole, this.made, this.refusedForEver]) kept.clear();
    }

    /** In milliseconds; tests move it. */
    now = Date.now();

    readonly items: Items = {
        put: async (item) =>
            void this.whole.set(item.sku, { ...item, available: item.available + this.takenOf(item.sku) }),
        get: async (sku) => this.itemOf(sku),
        list: async (limit, after = "") =>
            [...this.whole.keys()]
                .sort()
                .filter((sku) => sku > after)
                .slice(0, limit)
                .flatMap((sku) => this.itemOf(sku) ?? []),
    };

    readonly reservations: Reservations = {
        hold: async (id, wanted) => this.hold(id, wanted),
        confirm: async (id) => {
            const known = this.usable(id);
            if (known === undefined) throw refusals.unknown(id);
            return this.change(known, "confirmed");
        },
        release: async (id) => {
            const known = this.find(id);
            if (known === undefined) this.refusedForEver.add(id);
            else this.change(known, "released");
        },
        get: async (id) => this.find(id),
        expireDue: async () => this.expire(),
    };

    private change(reservation: Reservation, state: Reservation["state"]): Reservation {
        const changed = { ...reservation, state };
        this.made.set(reservation.id, changed);
        return changed;
    }

    private expire(): number {
        const due = [...this.made.values()].filter(
            ({ state, expiresAt }) => state === "held" && Date.parse(expiresAt) <= this.now,
        );
        for (const reservation of due) this.change(reservation, "expired");
        return due.length;
    }

    private find(id: string): Reservation | undefined {
        this.expire();
        return this.made.get(id);
    }

    private usable(id: string): Reservation | undefined {
        const known = this.find(id);
        if (this.refusedForEver.has(id) || known?.state === "released") throw refusals.released(id);
        if (known?.state === "expired") throw refusals.expired(id);
        return known;
    }

    private takenOf(name: string): number {
        this.expire();
        return [...this.made.values()]
            .filter(({ state }) => state === "held" || state === "confirmed")
            .flatMap(({ lines }) => lines)
            .filter(({ sku }) => sku === name)
            .reduce((sum, { quantity }) => sum + quantity, 0);
    }

    private itemOf(sku: string): Item | undefined {
        const item = this.whole.get(sku);
        return item && { ...item, available: item.available - this.takenOf(sku) };
    }

    private hold(id: string, { lines, expiresInSeconds }: Wanted): { reservation: Reservation; isNew: boolean } {
        const wanted = merged(lines);
        const known = this.find(id);
        const isOther = known !== undefined && known.state !== "released" && textOf(known.lines) !== textOf(wanted);
        if (isOther) throw refusals.otherLines(id);
        const usable = this.usable(id);
        if (usable !== undefined) return { reservation: usable, isNew: false };

        const unknown = wanted.map(({ sku }) => sku).filter((sku) => !this.whole.has(sku));
        if (unknown.length > 0) throw refusals.unknownItems(unknown);
        const short = wanted.filter(({ sku, quantity }) => (this.itemOf(sku)?.available ?? 0) < quantity);
        if (short.length > 0) throw refusals.outOfStock(short.map(({ sku }) => sku));
        const priced = wanted.flatMap(({ sku, quantity }) => {
            const price = this.whole.get(sku)?.price;
            return price === undefined ? [] : [{ quantity, ...price }];
        });
        const [currency = "", ...others] = [...new Set(priced.map((price) => price.currency))].sort();
        if (others.length > 0) throw refusals.severalCurrencies([currency, ...others]);
        const reservation = {
            id,
            lines: wanted,
            expiresAt: new Date(this.now + expiresInSeconds * 1_000).toISOString(),
            total: { amount: priced.reduce((sum, { quantity, amount }) => sum + quantity * amount, 0), currency },
        };
        return { reservation: this.change({ ...reservation, state: "held" }, "held"), isNew: true };
    }
}
