import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const sends = (...names: string[]) => withService("order", { sends: names }, withService("payment", { queue: {} }));
const path = `${fileOf("order")}: sends[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "a service with a queue", sources: sends("payment") },
        { what: "its own queue", sources: withService("order", { sends: ["order"], queue: {} }) },
    ],
    violating: [
        { what: "a service that there is not", sources: sends("mail"), path, reason: 'there is no service "mail"' },
        {
            what: "a service without a queue",
            sources: sends("user"),
            path,
            reason: '"user" has no queue, so nothing can be sent to it',
        },
        { what: "a name that every object has", sources: sends("toString"), path, reason: /"toString"/ },
    ],
    absent: [{ what: "no sends" }, { what: "an empty list", sources: sends() }],
    boundary: {
        inside: [{ what: "the exact name", sources: sends("payment") }],
        outside: [{ what: "one letter more", sources: sends("payments"), path, reason: /"payments"/ }],
    },
};
