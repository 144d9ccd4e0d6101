import { eachEnvironment, eachService, finding, type Check, type Finding, type Rule } from "../rule";

const arn =
    /^arn:aws[\w-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s]+|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+)$/;
const parameterName = /^\/?[\w.-]+(\/[\w.-]+)*$/;

/** What is wrong with where a secret is said to be. */
const wrong = (source: string, path: string): Finding[] =>
    arn.test(source) || (!source.startsWith("arn:") && parameterName.test(source))
        ? []
        : [
              finding(
                  path,
                  `"${source}" is no place for a secret`,
                  "write the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name",
              ),
          ];

const variables: Check = eachEnvironment(({ secrets }, at) =>
    Object.entries(secrets).flatMap(([name, source]) => wrong(source, at("secrets", name))),
);

const logRouters: Check = eachService(({ logging }, at) => {
    const header = logging?.firelens.http?.header;
    return header === undefined ? [] : wrong(header, at("logging", "firelens", "http", "header"));
});

const check: Check = (input) => [...variables(input), ...logRouters(input)];

/** The rule `secrets/source`. */
export const secretsSource: Rule = {
    id: "secrets/source",
    severity: "error",
    what: "A secret is the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name.",
    why: "A task whose secret ECS can't find does not start, and a function can't read it; and a secret that was written here in plain text would be in the stack file.",
    remedy: "Store the secret in Secrets Manager or SSM, and write its ARN or parameter name.",
    source: "Secret (valueFrom), ECS API reference.",
    check,
};
