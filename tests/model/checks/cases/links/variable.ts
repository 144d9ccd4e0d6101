import { fileOf, smallService, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const order = (section: "environment" | "secrets", name: string) =>
    withService("order", { calls: ["payment"], [section]: { [name]: "/somewhere" } });

const fixture = sourcesFixture();
const withMail = { ...fixture, services: [...fixture.services, smallService("user-mail", ["/mail"])] };

export const cases: RuleCases = {
    compliant: [{ what: "other variables", sources: order("environment", "USER_URL") }],
    violating: [
        {
            what: "the variable of a call under environment",
            sources: order("environment", "PAYMENT_URL"),
            path: `${fileOf("order")}: environment.PAYMENT_URL`,
            reason: "is the variable that calls: [payment] sets",
        },
        {
            what: "the variable of a call under secrets",
            sources: order("secrets", "PAYMENT_URL"),
            path: `${fileOf("order")}: secrets.PAYMENT_URL`,
            reason: "is the variable that calls: [payment] sets",
        },
    ],
    absent: [
        {
            what: "the variable without the call",
            sources: withService("order", { environment: { PAYMENT_URL: "http://payment.example.com" } }),
        },
        { what: "the call without the variable", sources: withService("order", { calls: ["payment"] }) },
    ],
    boundary: {
        inside: [{ what: "a name that differs in letter case", sources: order("environment", "PAYMENT_Url") }],
        outside: [
            {
                what: "a name with a hyphen, which is _ in the variable",
                sources: withService("order", { calls: ["user-mail"], environment: { USER_MAIL_URL: "x" } }, withMail),
                path: `${fileOf("order")}: environment.USER_MAIL_URL`,
                reason: /calls: \[user-mail\]/,
            },
        ],
    },
};
