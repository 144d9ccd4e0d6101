import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const calls = (...names: string[]) => withService("order", { calls: names });
const path = `${fileOf("order")}: calls[0]`;

export const cases: RuleCases = {
    compliant: [{ what: "services that there are", sources: calls("payment", "inventory") }],
    violating: [
        { what: "a service that there is not", sources: calls("mail"), path, reason: 'there is no service "mail"' },
        {
            what: "two of them",
            sources: calls("mail", "payment", "sms"),
            path,
            reason: /"mail"/,
            more: [{ path: `${fileOf("order")}: calls[2]`, reason: /"sms"/ }],
        },
        { what: "a name that every object has", sources: calls("toString"), path, reason: /"toString"/ },
    ],
    absent: [{ what: "no calls" }, { what: "an empty list", sources: calls() }],
    boundary: {
        inside: [{ what: "the exact name", sources: calls("payment") }],
        outside: [{ what: "one letter more", sources: calls("payments"), path, reason: /"payments"/ }],
    },
};
