import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const worker = (section: "environment" | "secrets", name: string) =>
    withService("order", { queue: {}, [section]: { [name]: "/somewhere" } });
const sender = (section: "environment" | "secrets", name: string) =>
    withService(
        "order",
        { sends: ["payment"], [section]: { [name]: "/somewhere" } },
        withService("payment", { queue: {} }),
    );

export const cases: RuleCases = {
    compliant: [
        { what: "other variables", sources: worker("environment", "OTHER_URL") },
        { what: "the own queue's variable in a service that only sends", sources: sender("environment", "QUEUE_URL") },
    ],
    violating: [
        {
            what: "the own queue's variable under environment",
            sources: worker("environment", "QUEUE_URL"),
            path: `${fileOf("order")}: environment.QUEUE_URL`,
            reason: "is the variable that queue sets",
        },
        {
            what: "another queue's variable under secrets",
            sources: sender("secrets", "PAYMENT_QUEUE_URL"),
            path: `${fileOf("order")}: secrets.PAYMENT_QUEUE_URL`,
            reason: "is the variable that sends: [payment] sets",
        },
    ],
    absent: [
        {
            what: "the variable without a queue",
            sources: withService("order", { environment: { QUEUE_URL: "https://sqs.example.com/q" } }),
        },
        { what: "a queue without the variable", sources: withService("order", { queue: {} }) },
    ],
    boundary: "a variable has the name, or another one",
};
