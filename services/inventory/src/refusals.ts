import { Problem } from "@flotilla/chassis";

/** Why a reservation is refused. */
export const refusals = {
    unknownItems: (skus: readonly string[]) =>
        new Problem(404, { kind: "unknown-sku", detail: `There is no ${skus.join(", ")}`, members: { skus } }),
    outOfStock: (skus: readonly string[]) =>
        new Problem(409, {
            kind: "out-of-stock",
            detail: `There is not enough of ${skus.join(", ")}`,
            members: { skus },
        }),
    severalCurrencies: (currencies: readonly string[]) =>
        new Problem(422, { kind: "several-currencies", detail: `Prices are in ${currencies.join(" and ")}` }),
    otherLines: (id: string) =>
        new Problem(409, { kind: "other-lines", detail: `Reservation ${id} was made with other lines` }),
    expired: (id: string) =>
        new Problem(409, { kind: "expired", detail: `Reservation ${id} was not confirmed in time` }),
    released: (id: string) => new Problem(409, { kind: "released", detail: `Reservation ${id} was released` }),
    unknown: (id: string) => new Problem(404, { kind: "unknown-reservation", detail: `There is no reservation ${id}` }),
};
