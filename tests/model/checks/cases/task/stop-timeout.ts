import { absent, fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const stop = (value: unknown) => withService("order", { stopTimeout: value });
const path = `${fileOf("order")}: stopTimeout`;

export const cases: RuleCases = {
    compliant: [{ what: "half a minute", sources: stop("30 s") }],
    violating: [{ what: "no time", sources: stop("0 s"), path, reason: 'must be at least 2 s, got "0 s"' }],
    absent: [{ what: "no stop timeout", sources: stop(absent) }],
    boundary: {
        inside: [{ what: "2 s", sources: stop("2 s") }],
        outside: [{ what: "1 s", sources: stop("1 s"), path, reason: /got "1 s"/ }],
    },
};
