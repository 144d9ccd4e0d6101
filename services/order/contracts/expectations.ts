import assert from "node:assert/strict";
import { createClient, type Client } from "@flotilla/chassis";
import { MatchersV3 } from "@pact-foundation/pact";
import { performSteps } from "../src/adapters/http/steps";
import { createUsers } from "../src/adapters/http/users";
import type { Outcome } from "../src/domain/decide";
import type { Order, Step } from "../src/domain/order";
import { consumer, type Consumer } from "./consumer";

const { integer, like, regex, string } = MatchersV3;

const order: Order = {
    id: "0f8fad5bd9cb469fa165708676285f00",
    sequence: 2,
    state: "pending",
    userId: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    email: "ada@example.com",
    lines: [{ sku: "book", quantity: 2 }],
    cardToken: "tok_ok",
    origin: { correlationId: "c-1" },
    placedAt: "2026-01-01T00:00:00.000Z",
    steps: {},
    total: { amount: 2500, currency: "EUR" },
};

const problem = (status: number, kind: string) => ({
    type: `urn:problem:${kind}`,
    title: string("why"),
    status: integer(status),
});
const problemHeaders = { "Content-Type": "application/problem+json; charset=utf-8" };

/** The provider's stand-in. */
interface MockServer {
    readonly url: string;
}

const clientOf = (name: string, { url }: MockServer): Client => createClient({ name, url });

/** What this service expects of the user service. */
async function ofUsers(expect: Consumer): Promise<void> {
    const { userId: id, email } = order;
    const emailOf = (server: MockServer) => createUsers(clientOf("user", server)).emailOf(id);
    await expect("the e-mail address of a user")
        .given("a user", { id, email })
        .withRequest("GET", `/users/${id}`)
        .willRespondWith(200, (answer) => answer.jsonBody({ email: like(email) }))
        .executeTest(async (server) => assert.equal(await emailOf(server), email));
    await expect("the e-mail address of somebody whom nobody knows")
        .given("no user", { id })
        .withRequest("GET", `/users/${id}`)
        .willRespondWith(404, (answer) => answer.headers(problemHeaders).jsonBody(problem(404, "unknown-user")))
        .executeTest(async (server) => assert.equal(await emailOf(server), undefined));
}

/** Does a step against a mock of the service that does it. */
const perform = (step: Step, server: MockServer): Promise<Outcome> =>
    performSteps({ inventory: clientOf("inventory", server), payment: clientOf("payment", server) })(order, step);

/** What this service expects of inventory. */
async function ofInventory(expect: Consumer): Promise<void> {
    const { id, lines, total } = order;
    const path = `/inventory/reservations/${id}`;
    const items = (available: number) => ({
        items: [{ sku: "book", available, price: { amount: 1250, currency: "EUR" } }],
    });
    const wanted = { lines: [{ sku: string("book"), quantity: integer(2) }], expiresInSeconds: integer(900) };

    await expect("a reservation")
        .given("items", items(5))
        .withRequest("PUT", path, (request) => request.jsonBody(wanted))
        .willRespondWith(201, (answer) =>
            answer.jsonBody({ total: { amount: integer(2500), currency: regex(/^[A-Z]{3}$/, "EUR") } }),
        )
        .executeTest(async (server) =>
            assert.deepEqual(await perform("reserve", server), { kind: "done", step: "reserve", total }),
        );
    await expect("a reservation again")
        .given("a reservation", { ...items(5), id, lines: lines.map((line) => ({ ...line })), state: "held" })
        .withRequest("PUT", path, (request) => request.jsonBody(wanted))
        .willRespondWith(200, (answer) =>
            answer.jsonBody({ total: { amount: integer(2500), currency: regex(/^[A-Z]{3}$/, "EUR") } }),
        )
        .executeTest(async (server) =>
            assert.deepEqual(await perform("reserve", server), { kind: "done", step: "reserve", total }),
        );
    await expect("a reservation of more than there is")
        .given("items", items(1))
        .withRequest("PUT", path, (request) => request.jsonBody(wanted))
        .willRespondWith(409, (answer) => answer.headers(problemHeaders).jsonBody(problem(409, "out-of-stock")))
        .executeTest(async (server) =>
            assert.deepEqual(await perform("reserve", server), {
                kind: "refused",
                step: "reserve",
                reason: "out-of-stock",
            }),
        );
    await expect("the confirmation of a reservation")
        .given("a reservation", { ...items(5), id, lines: lines.map((line) => ({ ...line })), state: "held" })
        .withRequest("POST", `${path}/confirm`)
        .willRespondWith(200)
        .executeTest(async (server) =>
            assert.deepEqual(await perform("confirm", server), { kind: "done", step: "confirm" }),
        );
    await expect("the confirmation of a reservation that has expired")
        .given("a reservation", { ...items(5), id, lines: lines.map((line) => ({ ...line })), state: "expired" })
        .withRequest("POST", `${path}/confirm`)
        .willRespondWith(409, (answer) => answer.headers(problemHeaders).jsonBody(problem(409, "expired")))
        .executeTest(async (server) =>
            assert.deepEqual(await perform("confirm", server), { kind: "refused", step: "confirm", reason: "expired" }),
        );
    const released = async (server: MockServer) =>
        assert.deepEqual(await perform("release", server), { kind: "done", step: "release" });
    await expect("the release of a reservation")
        .given("a reservation", { ...items(5), id, lines: lines.map((line) => ({ ...line })), state: "held" })
        .withRequest("DELETE", path)
        .willRespondWith(204)
        .executeTest(released);
    await expect("the release of a reservation that never was")
        .given("items", items(5))
        .withRequest("DELETE", path)
        .willRespondWith(204)
        .executeTest(released);
}

/** What this service expects of payment. */
async function ofPayments(expect: Consumer): Promise<void> {
    const { id: orderId, total } = order;
    const body = (token: string) => ({
        orderId: string(orderId),
        amount: { amount: integer(total?.amount), currency: string(total?.currency) },
        card: { token: string(token) },
    });
    const charge = (description: string, state: string, parameters: Record<string, string>, token = "tok_ok") =>
        expect(description)
            .given(state, parameters)
            .withRequest("POST", "/payments", (request) =>
                request.headers({ "Idempotency-Key": string(`${orderId}:charge`) }).jsonBody(body(token)),
            );
    const refusals = [
        ["a charge of a card that is declined", 402, "declined", "no payment", "tok_declined"],
        ["a charge of an order that was refunded", 409, "cancelled", "a refund", "tok_ok"],
    ] as const;

    await charge("a charge", "no payment", { orderId })
        .willRespondWith(201, (answer) => answer.jsonBody({ id: string("ch_1") }))
        .executeTest(async (server) =>
            assert.deepEqual(await perform("charge", server), { kind: "done", step: "charge", paymentId: "ch_1" }),
        );
    await charge("a charge again", "a captured payment", { orderId, key: `${orderId}:charge` })
        .willRespondWith(201, (answer) => answer.jsonBody({ id: string("ch_1") }))
        .executeTest(async (server) => assert.equal((await perform("charge", server)).kind, "done"));
    for (const [description, status, kind, state, token] of refusals)
        await charge(description, state, { orderId }, token)
            .willRespondWith(status, (answer) => answer.headers(problemHeaders).jsonBody(problem(status, kind)))
            .executeTest(async (server) =>
                assert.deepEqual(await perform("charge", server), { kind: "refused", step: "charge", reason: kind }),
            );
    await charge("a charge while it is under way", "a charge under way", { orderId, key: `${orderId}:charge` })
        .willRespondWith(409, (answer) => answer.headers(problemHeaders).jsonBody(problem(409, "in-flight")))
        .executeTest((server) => assert.rejects(perform("charge", server), /payment is still at it/));
    for (const state of ["no payment", "a captured payment"])
        await expect(`a refund where there is ${state}`)
            .given(state, { orderId, key: `${orderId}:charge` })
            .withRequest("POST", `/payments/${orderId}/refund`)
            .willRespondWith(200)
            .executeTest(async (server) =>
                assert.deepEqual(await perform("refund", server), { kind: "done", step: "refund" }),
            );
}

/** Tries this service's adapters against what it expects of others, and writes that down in a folder, one file a provider. */
export async function writePacts(folder: string): Promise<void> {
    await ofUsers(consumer("user", folder));
    await ofInventory(consumer("inventory", folder));
    await ofPayments(consumer("payment", folder));
}
