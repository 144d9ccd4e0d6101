import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { webService } from "../../support/plans";
import { deployService } from "./deploy-service";

type Route = NonNullable<ServiceConfiguration["routes"]>[number];

const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const ruleOf = async (route: Route) =>
    (await deployService(webService({ routes: [route] }), { sections: { loadBalancer: { certificateArn } } })).only(
        "ListenerRule",
    );
const forward = {
    type: "forward",
    targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/order-0a1b2c3/73e2d6bc24d8a067",
};
const oidc = {
    issuer: "https://id.example.com",
    authorizationEndpoint: "https://id.example.com/authorize",
    tokenEndpoint: "https://id.example.com/token",
    userInfoEndpoint: "https://id.example.com/user",
    clientId: "shop",
    clientSecret: "shop/oidc-client",
};
const session = {
    scope: "openid",
    sessionTimeout: 604_800,
    sessionCookieName: "AWSELBAuthSessionCookie",
    onUnauthenticatedRequest: "authenticate",
};

describe("a listener rule that changes requests", () => {
    it("takes the beginning of the path away", async () => {
        const { inputs } = await ruleOf({ path: "/orders/*", rewrite: { stripPrefix: "/orders" } });
        assert.deepEqual(inputs["transforms"], [
            { type: "url-rewrite", urlRewriteConfig: { rewrite: { regex: "^/orders/?(.*)$", replace: "/$1" } } },
        ]);
        assert.deepEqual(inputs["actions"], [forward]);
    });

    it("rewrites URL and host", async () => {
        const { inputs } = await ruleOf({
            path: "/v1/*",
            rewrite: {
                url: { regex: "^/v1/(.*)$", replace: "/v2/$1" },
                host: { regex: "^www\\.(.*)$", replace: "$1" },
            },
        });
        assert.deepEqual(inputs["transforms"], [
            { type: "url-rewrite", urlRewriteConfig: { rewrite: { regex: "^/v1/(.*)$", replace: "/v2/$1" } } },
            {
                type: "host-header-rewrite",
                hostHeaderRewriteConfig: { rewrite: { regex: "^www\\.(.*)$", replace: "$1" } },
            },
        ]);
    });
});

describe("a listener rule that asks who makes a request", () => {
    it("lets people sign in at an OpenID Connect provider first, and keeps the client's secret secret", async () => {
        const { inputs, secrets } = await ruleOf({ path: "/orders", auth: { oidc } });
        assert.deepEqual(inputs["actions"], [
            {
                type: "authenticate-oidc",
                authenticateOidc: { ...oidc, clientSecret: "the secret shop/oidc-client", ...session },
            },
            forward,
        ]);
        assert.deepEqual(secrets, ["actions[0].authenticateOidc.clientSecret"]);
    });

    it("finds the client's secret among several", async () => {
        const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:json-Ab1Cd2";
        const { inputs, secrets } = await ruleOf({
            path: "/orders",
            auth: { oidc: { ...oidc, clientSecret: `${arn}:client::` } },
        });
        const [action] = inputs["actions"] as { authenticateOidc: { clientSecret: string } }[];
        assert.equal(action?.authenticateOidc.clientSecret, "the client's secret");
        assert.deepEqual(secrets, ["actions[0].authenticateOidc.clientSecret"]);
    });

    it("lets people sign in at a Cognito user pool", async () => {
        const userPoolArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab1Cd2";
        const { inputs } = await ruleOf({
            path: "/orders",
            auth: { cognito: { userPoolArn, clientId: "shop", domain: "shop", sessionTimeout: "60 min" } },
        });
        assert.deepEqual(inputs["actions"], [
            {
                type: "authenticate-cognito",
                authenticateCognito: {
                    userPoolArn,
                    userPoolClientId: "shop",
                    userPoolDomain: "shop",
                    ...session,
                    sessionTimeout: 3600,
                },
            },
            forward,
        ]);
    });

    it("verifies tokens, with further claims", async () => {
        const jwt = { issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys" };
        assert.deepEqual((await ruleOf({ path: "/orders", auth: { jwt } })).inputs["actions"], [
            { type: "jwt-validation", jwtValidation: jwt },
            forward,
        ]);
        const claims = { aud: "orders", scope: { format: "space-separated-values" as const, values: ["read"] } };
        const { inputs } = await ruleOf({ path: "/orders", auth: { jwt: { ...jwt, claims } } });
        const [action] = inputs["actions"] as { jwtValidation: { additionalClaims: unknown } }[];
        assert.deepEqual(action?.jwtValidation.additionalClaims, [
            { name: "aud", format: "single-string", values: ["orders"] },
            { name: "scope", format: "space-separated-values", values: ["read"] },
        ]);
    });
});
