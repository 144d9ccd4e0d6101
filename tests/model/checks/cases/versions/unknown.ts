import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const requires = (service: string) => withService("order", { requires: { [service]: ">=1" } });
const at = (service: string) => `${fileOf("order")}: requires.${service}`;

export const cases: RuleCases = {
    compliant: [{ what: "a service that there is", sources: requires("payment") }],
    violating: [
        {
            what: "a service that there is not",
            sources: requires("mail"),
            path: at("mail"),
            reason: 'there is no service "mail"',
        },
        { what: "the service itself", sources: requires("order"), path: at("order"), reason: "is the service itself" },
        {
            what: "a name that every object has",
            sources: requires("toString"),
            path: at("toString"),
            reason: /"toString"/,
        },
    ],
    absent: [
        { what: "no requirements" },
        { what: "an empty section", sources: withService("order", { requires: {} }) },
    ],
    boundary: {
        inside: [{ what: "the exact name", sources: requires("payment") }],
        outside: [
            { what: "one letter more", sources: requires("payments"), path: at("payments"), reason: /"payments"/ },
        ],
    },
};
