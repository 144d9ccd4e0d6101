import type { NewUser, User, Users } from "../../src/users";

/** Users in memory, as PostgreSQL keeps them. */
export class MemoryUsers implements Users {
    private users: User[] = [];

    async add(user: NewUser): Promise<User | undefined> {
        if ((await this.byEmail(user.email)) !== undefined) return undefined;
        return this.keep({ id: `u-${this.users.length + 1}`, ...user });
    }

    /** Keeps a user whose id was given elsewhere, instead of the one that had it. */
    async keep(user: Omit<User, "createdAt">): Promise<User> {
        const kept = { ...user, createdAt: new Date(0).toISOString() };
        await this.forget(user.id);
        this.users.push(kept);
        return kept;
    }

    forget(id: string): Promise<void> {
        this.users = this.users.filter((user) => user.id !== id);
        return Promise.resolve();
    }

    byId(id: string): Promise<User | undefined> {
        return Promise.resolve(this.users.find((user) => user.id === id));
    }

    byEmail(email: string): Promise<User | undefined> {
        return Promise.resolve(this.users.find((user) => user.email.toLowerCase() === email.toLowerCase()));
    }
}
