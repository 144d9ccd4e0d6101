import { eachEnvironment, finding, type Check, type Rule } from "../rule";
import { looksLikeSecret } from "../secret-like";

const check: Check = eachEnvironment((container, at) =>
    Object.entries(container.environment)
        .filter(([name, value]) => looksLikeSecret(name, value))
        .map(([name]) =>
            finding(
                at("environment", name),
                "looks like a secret in plain text",
                "keep it in Secrets Manager or SSM, and put its ARN or parameter name under secrets",
            ),
        ),
);

/** The rule `environment/secret`. */
export const environmentSecret: Rule = {
    id: "environment/secret",
    severity: "error",
    what: "No environment variable holds a secret in plain text.",
    why: "It would stand in the stack file, in Pulumi's state, and in the task definition or the function, where everyone who may describe it reads it.",
    remedy: "Keep it in Secrets Manager or SSM, and write its ARN or parameter name under secrets; or, if it is none, rename the variable: endings such as _URL, _NAME or _ENABLED tell.",
    source: "Security Hub control ECS.8; Pass sensitive data to an Amazon ECS container, ECS developer guide.",
    check,
};
