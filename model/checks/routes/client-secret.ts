import { eachService, finding, type Check, type Rule } from "../rule";

const secretArn = /^arn:aws[\w-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+(:[^:\s]+::)?$/;
const secretName = /^[\w/+=.@-]{1,512}$/;

const check: Check = eachService(({ routes = [] }, at) =>
    routes.flatMap((route, index) => {
        const secret = typeof route === "string" ? undefined : route.auth?.oidc?.clientSecret;
        if (secret === undefined || secretArn.test(secret) || secretName.test(secret)) return [];
        return [
            finding(
                at("routes", index, "auth", "oidc", "clientSecret"),
                "is neither the name nor the ARN of a secret in Secrets Manager",
                "store the client's secret there, and write its name, such as shop/oidc-client",
            ),
        ];
    }),
);

/** The rule `routes/client-secret`. */
export const routesClientSecret: Rule = {
    id: "routes/client-secret",
    severity: "error",
    what: "The client's secret of a route with OIDC is named by the secret of Secrets Manager that holds it.",
    why: "The secret itself would be in the repository for everyone who reads it; and where it is no name, the deployment stops when it is looked up.",
    remedy: "Store the client's secret in Secrets Manager, and write that secret's name or ARN.",
    source: "CreateSecret (Name), Secrets Manager API reference.",
    check,
};
