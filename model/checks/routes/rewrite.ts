import { eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";
import type { RewriteSpec } from "../../schema/rewrite";

/** How many pairs of parentheses of a regular expression hold what they match. */
const groupsIn = (regex: string) => (new RegExp(`${regex}|`).exec("")?.length ?? 1) - 1;

function missingGroups(rewrite: RewriteSpec, at: At): Finding[] {
    return (["url", "host"] as const).flatMap((part) => {
        const { regex, replace } = rewrite[part] ?? { regex: "", replace: "" };
        const groups = groupsIn(regex);
        const highest = Math.max(0, ...[...replace.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));
        return highest <= groups
            ? []
            : [
                  finding(
                      at(part, "replace"),
                      `"${replace}" has $${highest}, and the regular expression has ${groups === 0 ? "no pair of parentheses" : `${groups}`}`,
                      `put what $${highest} stands for in parentheses`,
                  ),
              ];
    });
}

/** A prefix that the path does not begin with as a whole is never there to be removed. */
const isWithin = (prefix: string, path: string) => path === prefix || path.startsWith(`${prefix}/`);

const check: Check = eachService(({ routes = [] }, at) =>
    routes.flatMap((route, index) => {
        if (typeof route === "string" || route.rewrite === undefined) return [];
        const { rewrite, path = "/*" } = route;
        const prefix = rewrite.stripPrefix;
        const place: At = (...rest) => at("routes", index, "rewrite", ...rest);
        return [
            ...missingGroups(rewrite, place),
            ...(prefix === undefined || isWithin(prefix, path)
                ? []
                : [
                      finding(
                          place("stripPrefix"),
                          `"${prefix}" is not the beginning of "${path}"`,
                          `write the path as "${prefix}/*", or the beginning that it has`,
                      ),
                  ]),
        ];
    }),
);

/** The rule `routes/rewrite`. */
export const routesRewrite: Rule = {
    id: "routes/rewrite",
    severity: "error",
    what: "A rewrite has what it puts in place: `$1` stands for a pair of parentheses, and a prefix that is removed is the beginning of the path.",
    why: "A load balancer that finds the pattern and can't put the replacement together answers with 500; one that never finds it sends the request on as it came, which shows as a 404 of the service.",
    remedy: "Write parentheses around what is kept, and a prefix that ends where a part of the path does.",
    source: "Transforms for listener rules, Application Load Balancers user guide.",
    check,
};
