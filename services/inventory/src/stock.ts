import type { Queryable } from "@flotilla/chassis/postgres";
import type { Money } from "./items";
import type { ItemRow } from "./postgres-items";
import { refusals } from "./refusals";
import type { Line } from "./reservations";

/** Nobody else changes these items until the end of the transaction. All take them in the same order. */
async function lock(within: Queryable, lines: readonly Line[]): Promise<Map<string, ItemRow>> {
    const rows = await within.query<ItemRow>(
        `SELECT * FROM items WHERE sku = ANY($1) ORDER BY sku COLLATE "C" FOR UPDATE`,
        [lines.map(({ sku }) => sku)],
    );
    return new Map(rows.map((row) => [row.sku, row]));
}

async function add(within: Queryable, lines: readonly Line[], sign: 1 | -1): Promise<void> {
    await within.query(
        `UPDATE items SET available = available + change.quantity
        FROM unnest($1::text[], $2::integer[]) AS change (sku, quantity) WHERE items.sku = change.sku`,
        [lines.map(({ sku }) => sku), lines.map(({ quantity }) => sign * quantity)],
    );
}

/**
 * Takes the lines from what is available.
 * @returns what they cost
 * @throws Problem if one is unknown, there is not enough of one, or they have several currencies
 */
export async function take(within: Queryable, lines: readonly Line[]): Promise<Money> {
    const items = await lock(within, lines);
    const unknown = lines.filter(({ sku }) => !items.has(sku)).map(({ sku }) => sku);
    if (unknown.length > 0) throw refusals.unknownItems(unknown);

    const short = lines.filter(({ sku, quantity }) => (items.get(sku)?.available ?? 0) < quantity);
    if (short.length > 0) throw refusals.outOfStock(short.map(({ sku }) => sku));

    const [currency = "", ...others] = new Set([...items.values()].map(({ price_currency }) => price_currency));
    if (others.length > 0) throw refusals.severalCurrencies([currency, ...others].sort());

    await add(within, lines, -1);
    const amount = lines.reduce((sum, { sku, quantity }) => sum + (items.get(sku)?.price_amount ?? 0) * quantity, 0);
    return { amount, currency };
}

/** Gives the lines back. */
export async function giveBack(within: Queryable, lines: readonly Line[]): Promise<void> {
    await lock(within, lines);
    await add(within, lines, 1);
}
