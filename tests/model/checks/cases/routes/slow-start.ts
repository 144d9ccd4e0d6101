import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const slowStart = (value: string) => withService("order", { slowStart: value });
const path = `${fileOf("order")}: slowStart`;

export const cases: RuleCases = {
    compliant: [{ what: "a minute", sources: slowStart("1 min") }],
    violating: [{ what: "no time", sources: slowStart("0 s"), path, reason: 'must be from 30 s to 900 s, got "0 s"' }],
    absent: [{ what: "no slow start" }],
    boundary: {
        inside: [
            { what: "30 s", sources: slowStart("30 s") },
            { what: "900 s", sources: slowStart("15 min") },
        ],
        outside: [
            { what: "29 s", sources: slowStart("29 s"), path, reason: /must be from/ },
            { what: "901 s", sources: slowStart("901 s"), path, reason: /must be from/ },
        ],
    },
};
