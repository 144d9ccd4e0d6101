import { randomUUID } from "node:crypto";
import type { Queryable } from "@flotilla/chassis/postgres";
import type { NewUser, User, Users } from "./users";

interface Row {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly created_at: Date;
}

const userOf = ({ created_at, ...row }: Row): User => ({ ...row, createdAt: created_at.toISOString() });

/** Users in PostgreSQL. */
export class PostgresUsers implements Users {
    constructor(private readonly database: Queryable) {}

    async add({ email, name }: NewUser): Promise<User | undefined> {
        return this.one("INSERT INTO users (id, email, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING *", [
            randomUUID(),
            email,
            name,
        ]);
    }

    byId(id: string): Promise<User | undefined> {
        return this.one("SELECT * FROM users WHERE id = $1", [id]);
    }

    byEmail(email: string): Promise<User | undefined> {
        return this.one("SELECT * FROM users WHERE lower(email) = lower($1)", [email]);
    }

    private async one(text: string, values: readonly string[]): Promise<User | undefined> {
        const [row] = await this.database.query<Row>(text, values);
        return row && userOf(row);
    }
}
