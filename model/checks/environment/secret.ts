import { eachService, finding, type Check, type Rule } from "../rule";

const secretWords = /(^|_)(PASS(WORD|WD|PHRASE)?|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?|AUTH_DATA)($|_)/i;
/** Names that hold a secret's whereabouts or rules, not the secret. */
const harmless = /_(ARN|NAME|ID|URL|PATH|FILE|TTL|LENGTH|HEADER|EXPIRY|ISSUER)$/i;

/** Values that are secrets whatever they are called: a password in a URL, an access key. */
const secretValue = /:\/\/[^/\s:@]*:[^/\s@]+@|\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

const check: Check = eachService((service, at) =>
    Object.entries(service.environment)
        .filter(([name, value]) => (secretWords.test(name) && !harmless.test(name)) || secretValue.test(value))
        .map(([name]) =>
            finding(
                at("environment", name),
                "looks like a secret in plain text",
                "keep it in Secrets Manager or SSM, and put its ARN or parameter name under secrets",
            ),
        ),
);

/** No secret stands in plain text, where anyone who may describe a task definition reads it. */
export const environmentSecret: Rule = {
    id: "environment/secret",
    severity: "error",
    what: "No secret stands in plain text, where anyone who may describe a task definition reads it.",
    why: "",
    remedy: "",
    source: "",
    check,
};
