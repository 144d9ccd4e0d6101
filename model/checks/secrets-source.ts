import { errorAt } from "../problem";
import { eachService } from "./check";

const arn =
    /^arn:aws[\w-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s]+|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+)$/;
const parameterName = /^\/?[\w.-]+(\/[\w.-]+)*$/;

/** A secret says where it is kept. */
export const secretsSource = eachService((service, at) =>
    Object.entries(service.secrets)
        .filter(([, source]) => !arn.test(source) && (source.startsWith("arn:") || !parameterName.test(source)))
        .map(([name, source]) =>
            errorAt(
                at("secrets", name),
                "secrets/source",
                `"${source}" is no place for a secret`,
                "write the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name",
            ),
        ),
);
