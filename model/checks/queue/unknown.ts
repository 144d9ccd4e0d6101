import { proposal } from "../../schema/explain";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { serviceNames, configuration: { services } }) =>
    service.sends.flatMap((receiver, index) => {
        const path = at("sends", index);
        if (!serviceNames.includes(receiver))
            return [finding(path, `there is no service "${receiver}"`, proposal(receiver, serviceNames))];
        const known = Object.hasOwn(services, receiver) ? services[receiver] : undefined;
        return known === undefined || known.queue !== undefined
            ? []
            : [
                  finding(
                      path,
                      `"${receiver}" has no queue, so nothing can be sent to it`,
                      `write queue: {} in ${receiver}, or remove it here`,
                  ),
              ];
    }),
);

/** The rule `queue/unknown`. */
export const queueUnknown: Rule = {
    id: "queue/unknown",
    severity: "error",
    what: "Each name in `sends` is a service of this configuration that has a `queue`.",
    why: "The sender would be built without the variable and the right that it counts on.",
    remedy: "Write the name of a service with a queue. What is outside of Flotilla belongs into `environment`, as a URL.",
    source: "Follows from the services that are configured.",
    check,
};
