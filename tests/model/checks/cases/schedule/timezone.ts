import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const timezone = (name: string) =>
    withService("order", { "scaling.schedule": [{ at: "rate(1 hour)", min: 2, timezone: name }] });
const path = `${fileOf("order")}: scaling.schedule[0].timezone`;

export const cases: RuleCases = {
    compliant: [
        { what: "a region and a city", sources: timezone("Europe/Dublin") },
        { what: "UTC", sources: timezone("UTC") },
        { what: "a fixed zone", sources: timezone("Etc/GMT+9") },
        { what: "a city's new name", sources: timezone("Asia/Kolkata") },
        { what: "a city's old name", sources: timezone("Asia/Calcutta") },
    ],
    violating: [
        {
            what: "a city that there is not",
            sources: timezone("Europe/Dubln"),
            path,
            reason: '"Europe/Dubln" is not a time zone',
        },
        { what: "an offset", sources: timezone("+01:00"), path, reason: '"+01:00" is not a time zone' },
        { what: "an empty name", sources: timezone(""), path, reason: '"" is not a time zone' },
    ],
    absent: [
        {
            what: "none, which is UTC",
            sources: withService("order", { "scaling.schedule": [{ at: "rate(1 hour)", min: 2 }] }),
        },
    ],
    boundary: {
        inside: [{ what: "its own letter case", sources: timezone("Pacific/Tahiti") }],
        outside: [
            {
                what: "another letter case",
                sources: timezone("pacific/tahiti"),
                path,
                reason: '"pacific/tahiti" is not in its own letter case',
            },
        ],
    },
};
