import type { App } from "@flotilla/chassis";
import { z } from "zod";
import { refusals } from "./refusals";
import { reservation, reservationId, wanted, type Reservations } from "./reservations";

const params = z.object({ id: reservationId });

/** Adds what can be asked about reservations. */
export function addReservationRoutes(app: App, reservations: Reservations): void {
    app.put(
        "/inventory/reservations/:id",
        {
            schema: {
                summary: "Hold items for a while: all of them, or none",
                params,
                body: wanted,
                response: { 200: reservation, 201: reservation },
                problems: [404, 409, 422],
            },
        },
        async ({ params: { id }, body }, reply) => {
            const { reservation: held, isNew } = await reservations.hold(id, body);
            reply.code(isNew ? 201 : 200);
            return held;
        },
    );

    app.post(
        "/inventory/reservations/:id/confirm",
        {
            schema: {
                summary: "Keep what is held for good",
                params,
                response: { 200: reservation },
                problems: [404, 409],
            },
        },
        ({ params: { id } }) => reservations.confirm(id),
    );

    app.delete(
        "/inventory/reservations/:id",
        {
            schema: {
                summary: "Give back what is held or confirmed; the id can't be used again, also where it never was",
                params,
                response: { 204: z.undefined() },
            },
        },
        async ({ params: { id } }, reply) => {
            await reservations.release(id);
            reply.code(204);
        },
    );

    app.get(
        "/inventory/reservations/:id",
        { schema: { summary: "Read a reservation", params, response: { 200: reservation }, problems: [404] } },
        async ({ params: { id } }) => {
            const found = await reservations.get(id);
            if (found === undefined) throw refusals.unknown(id);
            return found;
        },
    );
}
