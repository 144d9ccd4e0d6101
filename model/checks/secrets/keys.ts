import { regionOfArn } from "../../aws/arn";
import type { ServiceSpec } from "../../schema/service";
import { eachServiceOrFunction, finding, type Check, type Finding, type Rule, type ServiceOrFunction } from "../rule";

/** The sidecars of a service; a function has none. */
const sidecarsOf = (of: ServiceOrFunction & Partial<Pick<ServiceSpec, "sidecars">>) => Object.values(of.sidecars ?? {});

const check: Check = eachServiceOrFunction((service, at, { region }): Finding[] => {
    const secrets = [service, ...sidecarsOf(service)].flatMap((of) => Object.keys(of.secrets));
    if (service.secretKeys.length > 0 && secrets.length === 0)
        return [
            finding(
                at("secretKeys"),
                `are keys of secrets, and the ${"sidecars" in service ? "service" : "function"} has none`,
                "remove it",
            ),
        ];
    return service.secretKeys.flatMap((arn, index) => {
        const ofKey = regionOfArn(arn);
        return ofKey === region
            ? []
            : [
                  finding(
                      at("secretKeys", index),
                      `is a key in ${ofKey}, and the secrets are read in ${region}`,
                      `write the ARN of the key in ${region}`,
                  ),
              ];
    });
});

/** The rule `secrets/keys`. */
export const secretsKeys: Rule = {
    id: "secrets/keys",
    severity: "error",
    what: "A service or function with `secretKeys` has secrets, and the keys are in the environment's region.",
    why: "A key decrypts in its own region only: a task whose secret can't be decrypted does not start. A right that nothing needs is one too many.",
    remedy: "Write the ARN of the key in the environment's region, or remove it.",
    source: "Pass Secrets Manager secrets through Amazon ECS environment variables, ECS developer guide (required IAM permissions).",
    check,
};
