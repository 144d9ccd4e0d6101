import { byKey } from "../../by-key";
import { proposal } from "../../schema/explain";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ name, requires }, at, { serviceNames }) =>
    Object.keys(byKey(requires)).flatMap((required) => {
        const others = serviceNames.filter((service) => service !== name);
        if (others.includes(required)) return [];
        return [
            required === name
                ? finding(at("requires", required), "is the service itself", "remove it")
                : finding(at("requires", required), `there is no service "${required}"`, proposal(required, others)),
        ];
    }),
);

/** The rule `versions/unknown`. */
export const versionsUnknown: Rule = {
    id: "versions/unknown",
    severity: "error",
    what: "Each name in `requires` is another service of this configuration.",
    why: "Nothing could ever say whether what is required is there.",
    remedy: "Write the name of a service's folder.",
    source: "Follows from the services that are configured.",
    check,
};
