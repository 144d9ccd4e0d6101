import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const version = (value: string) => withService("payment", { version: value });
const path = `${fileOf("payment")}: version`;

export const cases: RuleCases = {
    compliant: [
        { what: "three numbers", sources: version("2.1.0") },
        { what: "one before a release", sources: version("2.1.0-rc.1") },
    ],
    violating: [
        { what: "a word", sources: version("latest"), path, reason: '"latest" is not a semantic version' },
        { what: "a v before it", sources: version("v2.1.0"), path, reason: /"v2\.1\.0"/ },
        { what: "leading zeros", sources: version("2.01.0"), path, reason: /"2\.01\.0"/ },
    ],
    absent: [{ what: "no version" }],
    boundary: {
        inside: [{ what: "zeros", sources: version("0.0.0") }],
        outside: [
            { what: "two numbers", sources: version("2.1"), path, reason: /"2\.1"/ },
            { what: "four numbers", sources: version("2.1.0.0"), path, reason: /"2\.1\.0\.0"/ },
        ],
    },
};
