import { absent, fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const variable = (name: string, value: string) => withService("order", { environment: { [name]: value } });
const accepted = (name: string, value: string) => ({ what: `${name}=${value}`, sources: variable(name, value) });
const refused = (name: string, value: string) => ({
    ...accepted(name, value),
    path: `${fileOf("order")}: environment.${name}`,
    reason: "looks like a secret in plain text",
});

export const cases: RuleCases = {
    compliant: [accepted("LOG_LEVEL", "info"), accepted("DATABASE_URL", "postgres://db:5432/shop")],
    violating: [
        refused("DB_PASSWORD", "hunter2"),
        refused("STRIPE_API_KEY", "1234"),
        refused("githubToken_TOKEN", "abc"),
        refused("DATABASE_URL", "postgres://app:hunter2@db/shop"),
        refused("UPLOADER", "AKIAIOSFODNN7EXAMPLE"),
        refused("DEPLOYER", `ghp_${"a".repeat(36)}`),
        refused("SIGNER", "-----BEGIN EC PRIVATE KEY-----"),
        {
            what: "a password in a function",
            sources: withFunction({ environment: { PASSWORD: "hunter2" } }),
            path: `${functionFileOf("notification")}: environment.PASSWORD`,
            reason: "looks like a secret in plain text",
        },
        {
            what: "a password in a sidecar",
            sources: withService("order", {
                "sidecars.proxy": { image: "proxy:1.2", memory: "64 MiB", environment: { PASSWORD: "hunter2" } },
            }),
            path: `${fileOf("order")}: sidecars.proxy.environment.PASSWORD`,
            reason: "looks like a secret in plain text",
        },
    ],
    absent: [{ what: "no variables", sources: withService("order", { environment: absent }) }],
    boundary: {
        inside: [
            accepted("DB_PASSWORD_FILE", "/run/password"),
            accepted("TOKEN_TTL", "300"),
            accepted("MAX_TOKENS", "4096"),
            accepted("CSRF_TOKEN_ENABLED", "yes"),
            accepted("REQUIRE_PASSWORD", "true"),
            accepted("PASSWORD", ""),
            accepted("UPLOADER", `ghp_${"a".repeat(35)}`),
            accepted("HOMEPAGE", "https://example.com/@shop"),
        ],
        outside: [refused("PASSWORD_FILE_KEY_PASSWORD", "x"), refused("TOKEN", "300"), refused("PASSWORD", " ")],
    },
};
