import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const ttl = (value: string) => withService("payment", { discovery: { dns: "A", ttl: value } });
const path = `${fileOf("payment")}: discovery.ttl`;

export const cases: RuleCases = {
    compliant: [{ what: "a short time", sources: ttl("10 s") }],
    violating: [
        {
            what: "a long time",
            sources: ttl("5 min"),
            path,
            reason: 'is "5 min", and for so long callers go on to ask tasks that are gone',
        },
    ],
    absent: [
        { what: "no time", sources: withService("payment", { discovery: { dns: "A" } }) },
        { what: "no discovery" },
    ],
    boundary: {
        inside: [{ what: "a minute", sources: ttl("60 s") }],
        outside: [{ what: "1 s more", sources: ttl("61 s"), path, reason: /61 s/ }],
    },
};
