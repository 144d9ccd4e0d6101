import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) =>
    configuration.environment.class === "production" &&
    service.user !== undefined &&
    /^(root|0+)(:|$)/.test(service.user)
        ? [finding(at("user"), `"${service.user}" is root`, 'write a user of the image, as in "1000:1000"')]
        : [],
);

/** In production, no container is told to run as root. */
export const userRoot: Rule = {
    id: "task/root",
    severity: "error",
    what: "In production, no container is told to run as root.",
    why: "",
    remedy: "",
    source: "Security Hub control ECS.20.",
    check,
};
