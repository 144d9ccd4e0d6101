const secretWords = /(^|_)(PASS(WORD|WD|PHRASE)?|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?|AUTH_DATA)($|_)/i;

/** Endings of names that hold a secret's whereabouts or rules, not the secret. */
const harmlessName =
    /_(ARN|NAME|ID|URL|PATH|FILE|TTL|LENGTH|HEADER|EXPIRY|ISSUER|ENABLED|REQUIRED|POLICY|TYPE|ENDPOINT|HOST|ALGORITHM)$/i;

/** Values that say nothing. */
const harmlessValue = /^(true|false|yes|no|on|off|none)?$/i;

/** Values that are secrets whatever they are called: a password in a URL, keys of AWS, GitHub, Slack and Stripe, a private key. */
const secretValue =
    /:\/\/[^/\s:@]*:[^/\s@]+@|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[\w-]{10}|\bsk_live_\w{10}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Whether a variable or a build argument looks like a secret in plain text, by its name or by its value. */
export const looksLikeSecret = (name: string, value: string): boolean =>
    (secretWords.test(name) && !harmlessName.test(name) && !harmlessValue.test(value)) || secretValue.test(value);
