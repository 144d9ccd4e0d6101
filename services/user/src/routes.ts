import { Problem, type App } from "@flotilla/chassis";
import { z } from "zod";
import { newUser, user, userId, type Users } from "./users";

/** Adds what can be asked of the service. */
export function addRoutes(app: App, users: Users): void {
    app.post(
        "/users",
        { schema: { summary: "Register", body: newUser, response: { 201: user }, problems: [409] } },
        async ({ body }, reply) => {
            const added = await users.add(body);
            if (added === undefined)
                throw new Problem(409, { kind: "email-taken", detail: "Someone has registered with this address" });
            reply.code(201).header("location", `/users/${added.id}`);
            return added;
        },
    );

    app.get(
        "/users/:id",
        {
            schema: {
                summary: "Read a user",
                params: z.object({ id: userId }),
                response: { 200: user },
                problems: [404],
            },
        },
        async ({ params: { id } }) => {
            const found = await users.byId(id);
            if (found === undefined) throw new Problem(404, { kind: "unknown-user", detail: `There is no user ${id}` });
            return found;
        },
    );

    app.get(
        "/users",
        {
            schema: {
                summary: "Find the user with an address",
                querystring: newUser.pick({ email: true }),
                response: { 200: z.object({ users: z.array(user) }) },
            },
        },
        async ({ query: { email } }) => {
            const found = await users.byEmail(email);
            return { users: found === undefined ? [] : [found] };
        },
    );
}
