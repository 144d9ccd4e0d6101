import { eachService, finding, type Check, type Rule } from "../rule";

/** Variables that the ECS agent or the AWS SDKs set for themselves. Source: Amazon ECS environment variables, ECS developer guide. */
const reserved =
    /^(ECS_.*|AWS_CONTAINER_.*|AWS_EXECUTION_ENV|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN)$/;

const check: Check = eachService((service, at) => [
    ...(["environment", "secrets"] as const).flatMap((section) =>
        Object.keys(service[section])
            .filter((name) => reserved.test(name))
            .map((name) =>
                finding(
                    at(section, name),
                    "is a name that ECS or the AWS SDK sets itself",
                    "choose another name; rights come from the task's role",
                ),
            ),
    ),
    ...Object.keys(service.secrets)
        .filter((name) => Object.hasOwn(service.environment, name))
        .map((name) => finding(at("secrets", name), `"${name}" is in both environment and secrets`, "remove one")),
]);

/** Variables that the ECS agent or the AWS SDKs set for themselves. */
export const environmentReserved: Rule = {
    id: "environment/reserved",
    severity: "error",
    what: "Variables that the ECS agent or the AWS SDKs set for themselves.",
    why: "",
    remedy: "",
    source: "Amazon ECS environment variables, ECS developer guide. */ const reserved = /^(ECS_.*|AWS_CONTAINER_.*|AWS_EXECUTION_ENV|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN)$/;  /** A variable does not take a name that ECS uses, and is given once.",
    check,
};
