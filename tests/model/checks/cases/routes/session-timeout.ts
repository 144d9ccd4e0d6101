import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const oidc = (over: object) => ({
    routes: [
        {
            path: "/orders",
            auth: {
                oidc: {
                    issuer: "https://id.example.com",
                    authorizationEndpoint: "https://id.example.com/authorize",
                    tokenEndpoint: "https://id.example.com/token",
                    userInfoEndpoint: "https://id.example.com/user",
                    clientId: "shop",
                    clientSecret: "shop/oidc-client",
                    ...over,
                },
            },
        },
    ],
});

const timeout = (sessionTimeout: string) => withService("order", oidc({ sessionTimeout }));
const path = `${fileOf("order")}: routes[0].auth.oidc.sessionTimeout`;

export const cases: RuleCases = {
    compliant: [{ what: "an hour", sources: timeout("60 min") }],
    violating: [{ what: "no time", sources: timeout("0 s"), path, reason: 'must be from 1 s to 10080 min, got "0 s"' }],
    absent: [{ what: "no auth" }, { what: "no time", sources: withService("order", oidc({})) }],
    boundary: {
        inside: [{ what: "a week", sources: timeout("604800 s") }],
        outside: [{ what: "a second more", sources: timeout("604801 s"), path, reason: /must be from/ }],
    },
};
