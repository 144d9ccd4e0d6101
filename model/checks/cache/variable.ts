import { cacheVariables } from "../../plan/cache";
import { eachService, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachService((service, at) =>
    service.cache === undefined
        ? []
        : Object.values(cacheVariables).flatMap((variable) =>
              writtenVariable(service, at, variable, "is the variable that cache sets", "remove it, or remove cache"),
          ),
);

/** The rule `cache/variable`. */
export const cacheVariableRule: Rule = {
    id: "cache/variable",
    severity: "error",
    what: "A service with a cache does not itself write `CACHE_HOST`, `CACHE_PORT` or `CACHE_PASSWORD`.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which the cache sets.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
