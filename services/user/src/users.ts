import { z } from "zod";

/** What someone registers with. */
export const newUser = z.object({
    email: z.email().max(254),
    name: z
        .string()
        .trim()
        .min(1)
        .max(200)
        // PostgreSQL takes no NUL, and no name has a line break.
        .regex(/^[^\u0000-\u001f\u007f]*$/, "has a control character"),
});
export type NewUser = z.infer<typeof newUser>;

export const userId = z.string().regex(/^[\w-]{1,64}$/);

export const user = z.object({ id: userId, ...newUser.shape, createdAt: z.iso.datetime() });
export type User = z.infer<typeof user>;

/** Where users are kept. */
export interface Users {
    /** @returns undefined if someone has that address */
    add(user: NewUser): Promise<User | undefined>;
    byId(id: string): Promise<User | undefined>;
    /** Finds by address, however it is written. */
    byEmail(email: string): Promise<User | undefined>;
}
