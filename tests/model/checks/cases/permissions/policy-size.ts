import { fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const identity = "arn:aws:ses:{region}:{account}:identity/example.com";

/** Permissions that take so many characters as JSON. */
const taking = (characters: number) => {
    const permission = (name: string) => [{ actions: ["ses:SendEmail"], resources: [`${identity}${name}`] }];
    const name = "x".repeat(characters - JSON.stringify(permission("")).length);
    return withService("order", { permissions: permission(name) });
};
const path = `${fileOf("order")}: permissions`;

export const cases: RuleCases = {
    compliant: [{ what: "a short one", sources: taking(200) }],
    violating: [
        {
            what: "a long one",
            sources: taking(9000),
            path,
            reason: "take 9000 characters, and beside what the links need there are 6240",
        },
        {
            what: "a long one of a function",
            sources: withFunction({
                permissions: [{ actions: ["ses:SendEmail"], resources: Array.from({ length: 120 }, () => identity) }],
            }),
            path: `${functionFileOf("notification")}: permissions`,
            reason: /beside what the links need/,
        },
    ],
    absent: [{ what: "no permissions" }],
    boundary: {
        inside: [{ what: "6240 characters", sources: taking(6240) }],
        outside: [{ what: "6241 characters", sources: taking(6241), path, reason: /take 6241/ }],
    },
};
