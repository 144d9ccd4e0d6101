import { fileOf, smallService, withServices, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

type Routes = NonNullable<Parameters<typeof smallService>[1]>;
const auth = { jwt: { issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys" } };
const secure = (...services: readonly ReturnType<typeof smallService>[]) =>
    withStack(
        "loadBalancer.certificateArn",
        "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b",
        withServices(...services),
    );
const two = (closed: Routes[number], open: Routes[number]) =>
    secure(smallService("admin", [closed]), smallService("web", [open]));
const path = `${fileOf("admin")}: routes[0]`;

export const cases: RuleCases = {
    compliant: [
        { what: "an exception within it", sources: two({ path: "/admin/*", auth }, "/admin/login") },
        { what: "a wider route behind it", sources: two({ path: "/admin/*", auth }, "/*") },
        {
            what: "a crossing route with auth too",
            sources: two({ path: "/admin/*", auth }, { methods: ["GET"], auth }),
        },
        {
            what: "a priority that puts it first",
            sources: two({ path: "/admin/*", auth, priority: 1 }, { methods: ["GET"] }),
        },
    ],
    violating: [
        {
            what: "a method for every path",
            sources: two({ path: "/admin/*", auth }, { methods: ["GET"] }),
            path,
            reason: 'some requests that match "/admin/*" also match "/* (method GET)" of "web", which has no auth and is evaluated first',
        },
        {
            what: "a route of the same service",
            sources: secure(smallService("admin", [{ path: "/admin/*", auth }, { headers: { x: "1" } }])),
            path,
            reason: /"\/\* \(header x: 1\)" of "admin"/,
        },
    ],
    absent: [{ what: "no auth" }],
    boundary: "A route is before another or behind it.",
};
