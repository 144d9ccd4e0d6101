import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

/** Variables that take so many bytes as JSON. */
const taking = (bytes: number) => withFunction({ environment: { TEXT: "x".repeat(bytes - '{"TEXT":""}'.length) } });
const path = `${file}: environment`;

export const cases: RuleCases = {
    compliant: [{ what: "a few variables", sources: withFunction({ environment: { LEVEL: "info" } }) }],
    violating: [
        {
            what: "a long text",
            sources: taking(5000),
            path,
            reason: "takes 5000 bytes, and all variables of a function together take at most 4096",
        },
    ],
    absent: [{ what: "no variables", sources: withFunction() }],
    boundary: {
        inside: [{ what: "4096 bytes", sources: taking(4096) }],
        outside: [{ what: "4097 bytes", sources: taking(4097), path, reason: /takes 4097 bytes/ }],
    },
};
