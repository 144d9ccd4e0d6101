import { eachFunction, finding, type Check, type Rule } from "../rule";

/** The parts of a secret's ARN; ECS takes a JSON key, a version stage and a version id after them. */
const partsOfArn = 7;

const check: Check = eachFunction(({ secrets }, at) =>
    Object.entries(secrets)
        .filter(([, source]) => source.includes(":secretsmanager:") && source.split(":").length > partsOfArn)
        .map(([name, source]) =>
            finding(
                at("secrets", name),
                "names a key within the secret, which only ECS looks up",
                `write "${source.split(":").slice(0, partsOfArn).join(":")}", and take the key from the JSON in the function`,
            ),
        ),
);

/** The rule `functions/secret-key`. */
export const functionsSecretKey: Rule = {
    id: "functions/secret-key",
    severity: "error",
    what: "A secret of a function is the whole secret.",
    why: "The function reads the secret itself, by its ARN: what ECS allows after it is part of no ARN, and Secrets Manager finds nothing.",
    remedy: "Write the ARN of the secret, and take the key from its JSON in the function.",
    source: "GetSecretValue (SecretId), Secrets Manager API reference.",
    check,
};
