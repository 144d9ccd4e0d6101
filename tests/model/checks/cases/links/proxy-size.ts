import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const proxy = (value: unknown, calls = ["payment"]) => withService("order", { calls, proxy: value });
const path = `${fileOf("order")}: proxy`;

export const cases: RuleCases = {
    compliant: [{ what: "more than the default", sources: proxy({ cpu: "0.5 vCPU", memory: "128 MiB" }) }],
    violating: [
        {
            what: "a fraction of a MiB",
            sources: proxy({ memory: "64.5 MiB" }),
            path: `${path}.memory`,
            reason: 'must be a whole number of MiB, got "64.5 MiB"',
        },
        {
            what: "a fraction of a CPU unit",
            sources: proxy({ cpu: "0.3 vCPU" }),
            path: `${path}.cpu`,
            reason: 'must be in steps of 1/1024 vCPU, got "0.3 vCPU"',
        },
    ],
    absent: [
        { what: "the default", sources: withService("order", { calls: ["payment"] }) },
        { what: "no proxy", sources: proxy({ memory: "64.5 MiB" }, []) },
    ],
    boundary: "a number is whole or it is not",
};
