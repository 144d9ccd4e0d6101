import { Declined, type Client } from "@flotilla/chassis";
import { z } from "zod";
import type { Users } from "../../ports/users";

const userSchema = z.object({ email: z.email() });

/** Asks the user service. */
export const createUsers = (client: Client): Users => ({
    emailOf: async (id) => {
        try {
            const path = `/users/${encodeURIComponent(id)}`;
            return (await client.call({ method: "GET", path, answer: userSchema })).email;
        } catch (error) {
            if (error instanceof Declined && error.status === 404) return undefined;
            throw error;
        }
    },
});
