import { proposal } from "../../schema/explain";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { serviceNames }) =>
    service.calls.flatMap((callee, index) =>
        serviceNames.includes(callee)
            ? []
            : [
                  finding(
                      at("calls", index),
                      `there is no service "${callee}"`,
                      proposal(
                          callee,
                          serviceNames.filter((name) => name !== service.name),
                      ),
                  ),
              ],
    ),
);

/** The rule `links/unknown`. */
export const linksUnknown: Rule = {
    id: "links/unknown",
    severity: "error",
    what: "Each name in `calls` is a service of this configuration.",
    why: "The caller would be built without the variable and the way to the service that it counts on.",
    remedy: "Write the name of a service's folder. What is outside of Flotilla belongs into `environment`, as a URL.",
    source: "Follows from the services that are configured.",
    check,
};
