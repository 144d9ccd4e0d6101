import { eachContainer, eachEnvironment, finding, type Check, type Rule } from "../rule";

/** Variables that the ECS agent or the AWS SDKs set for themselves. */
const reserved =
    /^(ECS_.*|AWS_CONTAINER_.*|AWS_EXECUTION_ENV|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN)$/;

const taken: Check = eachContainer((container, at) =>
    (["environment", "secrets"] as const).flatMap((section) =>
        Object.keys(container[section])
            .filter((name) => reserved.test(name))
            .map((name) =>
                finding(
                    at(section, name),
                    "is a name that ECS or the AWS SDK sets itself",
                    "choose another name; rights come from the task's role",
                ),
            ),
    ),
);

const twice: Check = eachEnvironment(({ environment, secrets }, at) =>
    Object.keys(secrets)
        .filter((name) => Object.hasOwn(environment, name))
        .map((name) => finding(at("secrets", name), `"${name}" is in both environment and secrets`, "remove one")),
);

const check: Check = (input) => [...taken(input), ...twice(input)];

/** The rule `environment/reserved`. */
export const environmentReserved: Rule = {
    id: "environment/reserved",
    severity: "error",
    what: "A variable does not take a name that ECS or the AWS SDKs set themselves, and stands in environment or in secrets, not in both.",
    why: "With keys of its own in its variables, a container acts with their rights instead of its task role's; and ECS refuses a container that has one name in both lists.",
    remedy: "Choose another name. What a service may do comes from its task role.",
    source: "Amazon ECS environment variables, ECS developer guide; Secret, ECS API reference; Security Hub control ECS.8.",
    check,
};
