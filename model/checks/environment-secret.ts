import { errorAt } from "../problem";
import { eachService } from "./check";

const secretWords = /(^|_)(PASS(WORD|WD|PHRASE)?|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?|AUTH_DATA)($|_)/i;
/** Names that hold a secret's whereabouts or rules, not the secret. */
const harmless = /_(ARN|NAME|ID|URL|PATH|FILE|TTL|LENGTH|HEADER|EXPIRY|ISSUER)$/i;

/** No secret stands in plain text, where anyone who may describe a task definition reads it. */
export const environmentSecret = eachService((service, at) =>
    Object.keys(service.environment)
        .filter((name) => secretWords.test(name) && !harmless.test(name))
        .map((name) =>
            errorAt(
                at("environment", name),
                "environment/secret",
                "looks like a secret in plain text",
                "keep it in Secrets Manager or SSM, and put its ARN or parameter name under secrets",
            ),
        ),
);
