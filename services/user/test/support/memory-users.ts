import type { NewUser, User, Users } from "../../src/users";

/** Users in memory, as PostgreSQL keeps them. */
export class MemoryUsers implements Users {
    private readonly users: User[] = [];

    async add(user: NewUser): Promise<User | undefined> {
        if ((await this.byEmail(user.email)) !== undefined) return undefined;
        const added = { id: `u-${this.users.length + 1}`, ...user, createdAt: new Date(0).toISOString() };
        this.users.push(added);
        return added;
    }

    byId(id: string): Promise<User | undefined> {
        return Promise.resolve(this.users.find((user) => user.id === id));
    }

    byEmail(email: string): Promise<User | undefined> {
        return Promise.resolve(this.users.find((user) => user.email.toLowerCase() === email.toLowerCase()));
    }
}
