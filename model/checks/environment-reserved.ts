import { errorAt } from "../problem";
import { eachService } from "./check";

/** Variables that the ECS agent or the AWS SDKs set for themselves. Source: Amazon ECS environment variables, ECS developer guide. */
const reserved =
    /^(ECS_.*|AWS_CONTAINER_.*|AWS_EXECUTION_ENV|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN)$/;

/** A variable does not take a name that ECS uses, and is given once. */
export const environmentReserved = eachService((service, at) => [
    ...(["environment", "secrets"] as const).flatMap((section) =>
        Object.keys(service[section])
            .filter((name) => reserved.test(name))
            .map((name) =>
                errorAt(
                    at(section, name),
                    "environment/reserved",
                    "is a name that ECS or the AWS SDK sets itself",
                    "choose another name; rights come from the task's role",
                ),
            ),
    ),
    ...Object.keys(service.secrets)
        .filter((name) => Object.hasOwn(service.environment, name))
        .map((name) =>
            errorAt(
                at("secrets", name),
                "environment/reserved",
                `"${name}" is in both environment and secrets`,
                "remove one",
            ),
        ),
]);
