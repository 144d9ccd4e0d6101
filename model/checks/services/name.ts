import { eachService, finding, type Check, type Rule } from "../rule";

/** The last parts of the environment's own log groups, beside which each service has one named after it. */
const ownLogGroups = ["exec", "flows"];

const check: Check = eachService((service, at) =>
    ownLogGroups.includes(service.name)
        ? [
              finding(
                  at("name"),
                  `"${service.name}" is the name of a log group that every environment has`,
                  "choose another name",
              ),
          ]
        : [],
);

/** A service's name is not one that the environment needs itself. */
export const serviceNames: Rule = {
    id: "services/name",
    severity: "error",
    what: "A service's name is not one that the environment needs itself.",
    why: "",
    remedy: "",
    source: "",
    check,
};
