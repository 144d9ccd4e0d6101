import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const withStorage = (storage: string, maxStorage: string) =>
    withService("order", { database: { storage, maxStorage } });
const path = `${fileOf("order")}: database.maxStorage`;

export const cases: RuleCases = {
    compliant: [
        { what: "a tenth more", sources: withStorage("20 GiB", "22 GiB") },
        { what: "much more", sources: withStorage("100 GiB", "1000 GiB") },
    ],
    violating: [
        {
            what: "a GiB less than a tenth more",
            sources: withStorage("20 GiB", "21 GiB"),
            path,
            reason: '"21 GiB" leaves the disk of 20 GiB less than a tenth to grow',
        },
        {
            what: "less than what it holds at first",
            sources: withStorage("100 GiB", "50 GiB"),
            path,
            reason: '"50 GiB" leaves the disk of 100 GiB less than a tenth to grow',
        },
    ],
    boundary: {
        inside: [
            { what: "a tenth more of what a tenth of is no whole number", sources: withStorage("25 GiB", "28 GiB") },
        ],
        outside: [
            {
                what: "a GiB less",
                sources: withStorage("25 GiB", "27 GiB"),
                path,
                reason: '"27 GiB" leaves the disk of 25 GiB less than a tenth to grow',
            },
        ],
    },
    absent: [{ what: "no most", sources: withService("order", { database: { storage: "100 GiB" } }) }],
};
