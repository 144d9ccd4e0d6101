import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const rewrite = (value: object, path: string | undefined = "/orders/*") =>
    withService("order", { routes: [{ path, rewrite: value }] });
const at = `${fileOf("order")}: routes[0].rewrite`;

export const cases: RuleCases = {
    compliant: [
        { what: "the beginning of the path", sources: rewrite({ stripPrefix: "/orders" }) },
        { what: "the whole path", sources: rewrite({ stripPrefix: "/orders" }, "/orders") },
        {
            what: "what parentheses hold",
            sources: rewrite({ url: { regex: "^/(a|b)/(.*)$", replace: "/$2?kind=$1" } }),
        },
        {
            what: "another host",
            sources: rewrite({ host: { regex: "^(.*)\\.example\\.com$", replace: "$1.internal" } }),
        },
        { what: "a price, which is no group", sources: rewrite({ url: { regex: "^/.*$", replace: "/$" } }) },
    ],
    violating: [
        {
            what: "no parentheses",
            sources: rewrite({ url: { regex: "^/orders/.*$", replace: "/$1" } }),
            path: `${at}.url.replace`,
            reason: '"/$1" has $1, and the regular expression has no pair of parentheses',
        },
        {
            what: "parentheses that hold nothing",
            sources: rewrite({ host: { regex: "^(?:a|b)$", replace: "$1" } }),
            path: `${at}.host.replace`,
            reason: /has \$1, and the regular expression has no pair/,
        },
        {
            what: "another path's beginning",
            sources: rewrite({ stripPrefix: "/users" }),
            path: `${at}.stripPrefix`,
            reason: '"/users" is not the beginning of "/orders/*"',
        },
        {
            what: "half a part of the path",
            sources: rewrite({ stripPrefix: "/orders" }, "/orders*"),
            path: `${at}.stripPrefix`,
            reason: '"/orders" is not the beginning of "/orders*"',
        },
    ],
    absent: [{ what: "no rewrite" }],
    boundary: {
        inside: [{ what: "as many as there are", sources: rewrite({ url: { regex: "(a)(b)", replace: "$2" } }) }],
        outside: [
            {
                what: "one more",
                sources: rewrite({ url: { regex: "(a)(b)", replace: "$3" } }),
                path: `${at}.url.replace`,
                reason: '"$3" has $3, and the regular expression has 2',
            },
        ],
    },
};
