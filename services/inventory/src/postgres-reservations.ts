import { isDeepStrictEqual } from "node:util";
import { Problem } from "@flotilla/chassis";
import type { Database, Queryable } from "@flotilla/chassis/postgres";
import { refusals } from "./refusals";
import { canonical, type Line, type Reservation, type Reservations, type Wanted } from "./reservations";
import { giveBack, take } from "./stock";

interface Row {
    readonly id: string;
    readonly state: Reservation["state"];
    readonly lines: Line[] | null;
    /** PostgreSQL's bigint is wider than JavaScript's numbers; a total is not. */
    readonly total_amount: string;
    readonly total_currency: string;
    readonly expires_at: Date;
    /** Whether it is held for longer than it may be, by the clock of the database: the tasks' own may differ. */
    readonly due: boolean;
}

const columns = "*, state = 'held' AND expires_at <= clock_timestamp() AS due";

const reservationOf = ({ id, state, lines, total_amount, total_currency, expires_at }: Row): Reservation => ({
    id,
    state,
    lines: lines ?? [],
    expiresAt: expires_at.toISOString(),
    total: { amount: Number(total_amount), currency: total_currency },
});

/** How many are expired in one go, so that no sweep takes long. */
const BATCH = 100;

/** Reservations in PostgreSQL. Whoever changes one has its row, and then those of its items, by name: so none waits in a circle. */
export class PostgresReservations implements Reservations {
    constructor(private readonly database: Database) {}

    async hold(id: string, wanted: Wanted): Promise<{ reservation: Reservation; isNew: boolean }> {
        try {
            return await this.tryToHold(id, wanted);
        } catch (error) {
            // What others have held for too long may be enough.
            const isShort = error instanceof Problem && error.kind === "out-of-stock";
            if (!isShort || (await this.expireDue()) === 0) throw error;
            return this.tryToHold(id, wanted);
        }
    }

    private async tryToHold(id: string, { lines, expiresInSeconds }: Wanted) {
        const wanted = canonical(lines);
        const outcome = await this.database.transaction(async (within) => {
            // Of two that come at once, the second waits here until the first is through.
            const [added] = await within.query(
                `INSERT INTO reservations (id, state, lines) VALUES ($1, 'held', $2) ON CONFLICT DO NOTHING RETURNING id`,
                [id, JSON.stringify(wanted)],
            );
            if (added === undefined) return { row: await this.locked(within, id), isNew: false };
            const total = await take(within, wanted);
            const [row] = await within.query<Row>(
                `UPDATE reservations SET total_amount = $2, total_currency = $3,
                    expires_at = clock_timestamp() + make_interval(secs => $4)
                WHERE id = $1 RETURNING ${columns}`,
                [id, total.amount, total.currency, expiresInSeconds],
            );
            return { row, isNew: true };
        });
        const { row, isNew } = outcome;
        if (row === undefined) throw refusals.unknown(id);
        if (row.lines === null || row.state === "released") throw refusals.released(id);
        if (!isDeepStrictEqual(row.lines, wanted)) throw refusals.otherLines(id);
        if (row.state === "expired") throw refusals.expired(id);
        return { reservation: reservationOf(row), isNew };
    }

    async confirm(id: string): Promise<Reservation> {
        const row = await this.database.transaction(async (within) => {
            const found = await this.locked(within, id);
            if (found?.state !== "held") return found;
            await within.query("UPDATE reservations SET state = 'confirmed' WHERE id = $1", [id]);
            return { ...found, state: "confirmed" as const };
        });
        if (row === undefined) throw refusals.unknown(id);
        if (row.state === "expired") throw refusals.expired(id);
        if (row.state === "released") throw refusals.released(id);
        return reservationOf(row);
    }

    async release(id: string): Promise<void> {
        await this.database.transaction(async (within) => {
            const [added] = await within.query(
                "INSERT INTO reservations (id, state) VALUES ($1, 'released') ON CONFLICT DO NOTHING RETURNING id",
                [id],
            );
            if (added !== undefined) return;
            const row = await this.locked(within, id);
            if (row?.state === "held" || row?.state === "confirmed") await giveBack(within, row.lines ?? []);
            await within.query("UPDATE reservations SET state = 'released' WHERE id = $1", [id]);
        });
    }

    async get(id: string): Promise<Reservation | undefined> {
        const [row] = await this.database.query<Row>(`SELECT ${columns} FROM reservations WHERE id = $1`, [id]);
        const current = row?.due === true ? await this.database.transaction((within) => this.locked(within, id)) : row;
        return current === undefined || current.lines === null ? undefined : reservationOf(current);
    }

    async expireDue(): Promise<number> {
        const due = await this.database.query<{ id: string }>(
            `SELECT id FROM reservations WHERE state = 'held' AND expires_at <= clock_timestamp()
            ORDER BY expires_at LIMIT ${BATCH}`,
        );
        for (const { id } of due) await this.database.transaction((within) => this.locked(within, id));
        return due.length;
    }

    /** The reservation as it is now, and nobody else's until the end of the transaction. One that is due expires, once. */
    private async locked(within: Queryable, id: string): Promise<Row | undefined> {
        const [row] = await within.query<Row>(`SELECT ${columns} FROM reservations WHERE id = $1 FOR UPDATE`, [id]);
        if (row?.due !== true) return row;
        await giveBack(within, row.lines ?? []);
        await within.query("UPDATE reservations SET state = 'expired' WHERE id = $1", [id]);
        return { ...row, state: "expired", due: false };
    }
}
