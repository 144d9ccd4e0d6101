import { eachContainer, finding, type Check, type Rule } from "../rule";

const check: Check = eachContainer(({ user }, at, { configuration }) =>
    configuration.environment.class === "production" && user !== undefined && /^(root|0+)(:|$)/.test(user)
        ? [finding(at("user"), `"${user}" is root`, 'write a user of the image, as in "1000:1000"')]
        : [],
);

/** The rule `task/root`. */
export const taskRoot: Rule = {
    id: "task/root",
    severity: "error",
    what: "In production, no container is told to run as root.",
    why: "Who breaks out of a container that runs as root is root on the instance.",
    remedy: "Write a user of the image, as uid or uid:gid.",
    source: "Security Hub control ECS.20.",
    check,
};
