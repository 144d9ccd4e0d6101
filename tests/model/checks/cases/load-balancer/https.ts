import { absent, productionFixture, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import { withDomain } from "../../../../support/domains";
import type { RuleCases } from "../../rule-cases";

const production = productionFixture();
const reason = "is missing, so that requests travel unencrypted in production";
const arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const behindAdmin = (certificateArn: unknown) =>
    withService(
        "order",
        { loadBalancer: "admin" },
        withStack("loadBalancers.admin.certificateArn", certificateArn, production),
    );

export const cases: RuleCases = {
    compliant: [
        { what: "a certificate in production", sources: production },
        { what: "a certificate on each load balancer", sources: behindAdmin(arn) },
        {
            what: "a domain, for which a certificate is requested",
            sources: withDomain({}, withStack("loadBalancer.certificateArn", absent, production)),
        },
    ],
    violating: [
        {
            what: "production without a certificate on a further load balancer",
            sources: behindAdmin(absent),
            path: "flotilla:loadBalancers.admin.certificateArn",
            reason,
        },
    ],
    absent: [
        {
            what: "production without a certificate",
            sources: withStack("loadBalancer.certificateArn", absent, production),
            path: "flotilla:loadBalancer.certificateArn",
            reason,
        },
        { what: "an environment without a certificate that is not production", sources: sourcesFixture() },
        {
            what: "a load balancer without routes, of which another rule tells",
            sources: withStack("loadBalancers.admin", {}, production),
        },
    ],
    boundary: "there is a certificate, or none",
};
