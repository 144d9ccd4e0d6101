import { urlVariable } from "../../plan/calls";
import { eachService, type Check, type Rule } from "../rule";
import { writtenVariable } from "../written-variable";

const check: Check = eachService((service, at) =>
    [...new Set(service.calls)]
        .sort()
        .flatMap((callee) =>
            writtenVariable(
                service,
                at,
                urlVariable(callee),
                `is the variable that calls: [${callee}] sets`,
                `remove it, or remove the call of "${callee}"`,
            ),
        ),
);

/** The rule `links/variable`. */
export const linksVariable: Rule = {
    id: "links/variable",
    severity: "error",
    what: "A service that calls `payment` does not itself write `PAYMENT_URL` under `environment` or `secrets`.",
    why: "Only one of the two values can reach the container, and ECS refuses a secret with the name of another variable.",
    remedy: "Remove the variable, which the call sets, or the call.",
    source: "ContainerDefinition, ECS API reference: environment, secrets.",
    check,
};
