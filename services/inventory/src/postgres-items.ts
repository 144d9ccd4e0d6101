import type { Queryable } from "@flotilla/chassis/postgres";
import type { Item, Items } from "./items";

/** An item as a row. */
export interface ItemRow {
    readonly sku: string;
    readonly available: number;
    readonly price_amount: number;
    readonly price_currency: string;
}

const itemOf = ({ sku, available, price_amount, price_currency }: ItemRow): Item => ({
    sku,
    available,
    price: { amount: price_amount, currency: price_currency },
});

/** Items in PostgreSQL. */
export class PostgresItems implements Items {
    constructor(private readonly database: Queryable) {}

    async put({ sku, available, price }: Item): Promise<void> {
        await this.database.query(
            `INSERT INTO items (sku, available, price_amount, price_currency) VALUES ($1, $2, $3, $4)
            ON CONFLICT (sku) DO UPDATE SET available = $2, price_amount = $3, price_currency = $4`,
            [sku, available, price.amount, price.currency],
        );
    }

    async get(sku: string): Promise<Item | undefined> {
        const [row] = await this.database.query<ItemRow>("SELECT * FROM items WHERE sku = $1", [sku]);
        return row && itemOf(row);
    }

    async list(limit: number, after = ""): Promise<Item[]> {
        const text = `SELECT * FROM items WHERE sku COLLATE "C" > $1 ORDER BY sku COLLATE "C" LIMIT $2`;
        return (await this.database.query<ItemRow>(text, [after, limit])).map(itemOf);
    }
}
