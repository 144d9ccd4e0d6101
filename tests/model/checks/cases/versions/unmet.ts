import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const configured = (range: string, version?: string) =>
    withService(
        "order",
        { requires: { payment: range } },
        version === undefined ? undefined : withService("payment", { version }),
    );
const path = `${fileOf("order")}: requires.payment`;

export const cases: RuleCases = {
    compliant: [
        { what: "a version within the range", sources: configured(">=2.1", "2.4.0") },
        {
            what: "one that the environment's file gives",
            sources: withStack("services.payment.version", "2.1.0", configured(">=2.1", "2.0.0")),
        },
        {
            what: "two services that require each other",
            sources: withService(
                "payment",
                { requires: { order: "^1.0.0" } },
                withService("order", { version: "1.3.0" }, configured("^2.0.0", "2.0.0")),
            ),
        },
    ],
    violating: [
        {
            what: "a version below the range",
            sources: configured(">=2.1", "2.0.9"),
            path,
            reason: "requires payment >=2.1, and payment is 2.0.9 here",
        },
        {
            what: "one below it in the environment's file",
            sources: withStack("services.payment.version", "2.0.0", configured(">=2.1", "2.4.0")),
            path,
            reason: "requires payment >=2.1, and payment is 2.0.0 here",
        },
        {
            what: "no version",
            sources: configured(">=2.1"),
            path,
            reason: "requires payment >=2.1, and payment says no version",
        },
        {
            what: "one before the release",
            sources: configured(">=2.1", "2.1.0-rc.1"),
            path,
            reason: /is 2\.1\.0-rc\.1 here/,
        },
    ],
    absent: [{ what: "no requirements", sources: withService("payment", { version: "0.1.0" }) }],
    boundary: {
        inside: [{ what: "the lowest version of the range", sources: configured(">=2.1 <3", "2.1.0") }],
        outside: [
            {
                what: "the version after the range",
                sources: configured(">=2.1 <3", "3.0.0"),
                path,
                reason: /is 3\.0\.0 here/,
            },
        ],
    },
};
