import { eachService, finding, type Check, type Rule } from "../rule";

const arn =
    /^arn:aws[\w-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s]+|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+)$/;
const parameterName = /^\/?[\w.-]+(\/[\w.-]+)*$/;

const check: Check = eachService((service, at) =>
    Object.entries(service.secrets)
        .filter(([, source]) => !arn.test(source) && (source.startsWith("arn:") || !parameterName.test(source)))
        .map(([name, source]) =>
            finding(
                at("secrets", name),
                `"${source}" is no place for a secret`,
                "write the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name",
            ),
        ),
);

/** A secret says where it is kept. */
export const secretsSource: Rule = {
    id: "secrets/source",
    severity: "error",
    what: "A secret says where it is kept.",
    why: "",
    remedy: "",
    source: "",
    check,
};
