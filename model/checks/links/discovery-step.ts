import { calledBy } from "../../plan/calls";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) =>
    service.discovery?.serviceConnect === undefined || calledBy(service, configuration.services).length > 0
        ? []
        : [finding(at("discovery", "serviceConnect"), "is of no use: no service calls it", "remove it")],
);

/** The rule `links/discovery-step`. */
export const linksDiscoveryStep: Rule = {
    id: "links/discovery-step",
    severity: "error",
    what: "A service that is in Service Connect beside DNS is called by others.",
    why: "The step is there for callers, who go over from one way to the other; without any it is of no effect.",
    remedy: "Remove `discovery.serviceConnect`.",
    source: "Follows from how callers find a service: only those that are called are in Service Connect.",
    check,
};
