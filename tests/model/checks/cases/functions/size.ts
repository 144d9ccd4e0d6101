import { functionFileOf, withFunction } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = functionFileOf("notification");

const memory = (value: string) => withFunction({ memory: value });
const path = `${file}: memory`;

export const cases: RuleCases = {
    compliant: [{ what: "1 GiB", sources: memory("1 GiB") }],
    violating: [
        {
            what: "too little",
            sources: memory("64 MiB"),
            path,
            reason: 'must be a whole number of MiB from 128 to 10240, got "64 MiB"',
        },
        { what: "half a MiB", sources: memory("256.5 MiB"), path, reason: /256\.5 MiB/ },
    ],
    absent: [{ what: "no memory", sources: withFunction() }],
    boundary: {
        inside: [
            { what: "128 MiB", sources: memory("128 MiB") },
            { what: "10 GiB", sources: memory("10 GiB") },
        ],
        outside: [
            { what: "127 MiB", sources: memory("127 MiB"), path, reason: /127 MiB/ },
            { what: "10241 MiB", sources: memory("10241 MiB"), path, reason: /10241 MiB/ },
        ],
    },
};
