import { finding, type Check, type Finding, type Rule } from "../rule";
import { writtenDomains } from "../written-domains";

const check: Check = (input) => {
    const seen = new Map<string, string>();
    return writtenDomains(input).flatMap(({ domain, at }) =>
        [domain.name, ...domain.aliases].flatMap((name, index): Finding[] => {
            const path = index === 0 ? at("name") : at("aliases", index - 1);
            const first = seen.get(name);
            if (first !== undefined)
                return [
                    finding(path, `"${name}" is also at ${first}`, "write it at one of them, or another name here"),
                ];
            seen.set(name, path);
            return [];
        }),
    );
};

/** The rule `domain/twice`. */
export const domainTwice: Rule = {
    id: "domain/twice",
    severity: "error",
    what: "Each name of a domain is written once in an environment.",
    why: "A name has one record: Route 53 refuses the second, and the deployment stops half way.",
    remedy: "Write the name at one place, or give each its own.",
    source: "ChangeResourceRecordSets, Route 53 API reference (InvalidChangeBatch).",
    check,
};
