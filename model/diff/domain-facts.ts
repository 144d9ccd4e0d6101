import type { DomainPlan } from "../plan/domain";
import { factsOf, type Facts, type Tellers } from "./facts";
import { listText } from "./values";

const domain: Tellers<DomainPlan> = {
    names: ({ names }) => ({ domain: listText(names) }),
    hostedZoneId: ({ hostedZoneId }) => ({ "domain.hostedZone.id": hostedZoneId }),
    requestsCertificate: (of) => ({ "domain certificate": of.requestsCertificate ? "requested" : "given" }),
};

/** What holds for the names of a load balancer or an API. */
export const domainFacts = (plan: DomainPlan): Facts => factsOf(domain, plan, undefined);
