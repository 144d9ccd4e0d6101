import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const cached = (section: "environment" | "secrets", name: string) =>
    withService("order", { cache: {}, [section]: { [name]: "/somewhere" } });
const reason = "is the variable that cache sets";

export const cases: RuleCases = {
    compliant: [{ what: "other variables", sources: cached("environment", "CACHE_TTL") }],
    violating: [
        {
            what: "the host under environment",
            sources: cached("environment", "CACHE_HOST"),
            path: `${fileOf("order")}: environment.CACHE_HOST`,
            reason,
        },
        {
            what: "the password under secrets",
            sources: cached("secrets", "CACHE_PASSWORD"),
            path: `${fileOf("order")}: secrets.CACHE_PASSWORD`,
            reason,
        },
    ],
    absent: [
        {
            what: "the variable without a cache",
            sources: withService("order", { environment: { CACHE_HOST: "localhost" } }),
        },
        { what: "a cache without the variable", sources: withService("order", { cache: {} }) },
    ],
    boundary: "a variable has the name, or another one",
};
