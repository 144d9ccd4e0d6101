import { fileOf, productionFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const replicas = (number: number, sources = productionFixture()) =>
    withService("order", { cache: { replicas: number } }, sources);
const path = `${fileOf("order")}: cache.replicas`;
const reason = "is 0: when the only node fails or is patched, the cache is away for minutes and empty afterwards";

export const cases: RuleCases = {
    compliant: [{ what: "several in production", sources: replicas(2) }],
    violating: [{ what: "none in production", sources: replicas(0), path, reason }],
    absent: [
        { what: "no cache", sources: productionFixture() },
        {
            what: "no number in production, where it is 1",
            sources: withService("order", { cache: {} }, productionFixture()),
        },
        { what: "none outside production", sources: withService("order", { cache: { replicas: 0 } }) },
    ],
    boundary: {
        inside: [{ what: "1", sources: replicas(1) }],
        outside: [{ what: "0", sources: replicas(0), path, reason }],
    },
};
