import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const free = (freeStorage: unknown, database: object = { storage: "100 GiB" }) =>
    withService("user", { database, alarms: { database: { freeStorage } } });
const path = `${fileOf("user")}: alarms.database.freeStorage`;

export const cases: RuleCases = {
    compliant: [
        { what: "a twentieth of the disk", sources: free("5 GiB") },
        { what: "none", sources: free(false) },
    ],
    violating: [
        {
            what: "half of the disk",
            sources: free("50 GiB"),
            path,
            reason: 'is "50 GiB", a tenth or more of the disk of 100 GiB (storage)',
        },
        {
            what: "more than there is by default",
            sources: free("30 GiB", {}),
            path,
            reason: 'is "30 GiB", a tenth or more of the disk of 20 GiB (storage)',
        },
    ],
    absent: [
        { what: "no database" },
        { what: "no free storage, which follows from the disk", sources: free(undefined) },
    ],
    boundary: {
        inside: [
            { what: "just less than a tenth", sources: free("9.9 GiB") },
            { what: "hardly anything", sources: free("1 MiB") },
        ],
        outside: [
            { what: "a tenth", sources: free("10 GiB"), path, reason: /"10 GiB"/ },
            { what: "nothing", sources: free("0 GiB"), path, reason: "is nothing, and no disk has less free" },
        ],
    },
};
