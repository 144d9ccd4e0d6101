import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const routes = (written: readonly unknown[], strategy = "blue-green") =>
    withService("payment", { routes: written, deployment: { strategy } });
const path = `${fileOf("payment")}: routes`;
const paths = (count: number) => Array.from({ length: count }, (_, index) => `/payments-${index + 1}`);

export const cases: RuleCases = {
    compliant: [
        { what: "two paths", sources: routes(["/payments", "/payments/*"]) },
        {
            what: "two hosts of a service that rolls",
            sources: routes([{ host: "a.example.com" }, { host: "b.example.com" }], "rolling"),
        },
    ],
    violating: [
        {
            what: "two hosts",
            sources: routes([{ host: "a.example.com" }, { host: "b.example.com" }], "canary"),
            path,
            reason: /^takes 2 listener rules \((a|b)\.example\.com\/\* \| (a|b)\.example\.com\/\*\), and with deployment\.strategy "canary" ECS moves the requests of one$/,
        },
        {
            what: "a path of another service between two of its own",
            sources: routes(["/orders/payments", "/*"]),
            path,
            reason: /takes 2 listener rules/,
        },
    ],
    absent: [{ what: "no routes", sources: withService("payment", { deployment: { strategy: "rolling" } }) }],
    boundary: {
        inside: [{ what: "five paths", sources: routes(paths(5)) }],
        outside: [{ what: "six paths", sources: routes(paths(6)), path, reason: /takes 2 listener rules/ }],
    },
};
