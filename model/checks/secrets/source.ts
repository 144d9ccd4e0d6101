import { eachContainer, finding, type Check, type Rule } from "../rule";

const arn =
    /^arn:aws[\w-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s]+|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+)$/;
const parameterName = /^\/?[\w.-]+(\/[\w.-]+)*$/;

const check: Check = eachContainer(({ secrets }, at) =>
    Object.entries(secrets)
        .filter(([, source]) => !arn.test(source) && (source.startsWith("arn:") || !parameterName.test(source)))
        .map(([name, source]) =>
            finding(
                at("secrets", name),
                `"${source}" is no place for a secret`,
                "write the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name",
            ),
        ),
);

/** The rule `secrets/source`. */
export const secretsSource: Rule = {
    id: "secrets/source",
    severity: "error",
    what: "A secret is the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name.",
    why: "A task whose secret ECS can't find does not start; and a secret that was written here in plain text would be in the stack file.",
    remedy: "Store the secret in Secrets Manager or SSM, and write its ARN or parameter name.",
    source: "Secret (valueFrom), ECS API reference.",
    check,
};
