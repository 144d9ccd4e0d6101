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
            // 400: what is no user's id is nobody's.
            if (error instanceof Declined && [400, 404].includes(error.status)) return undefined;
            throw error;
        }
    },
});
