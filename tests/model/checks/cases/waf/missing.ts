import { absent, productionFixture, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import { webAclArn, withWaf } from "../../../../support/wafs";
import type { RuleCases } from "../../rule-cases";

const production = productionFixture();
const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b";
const admin = withService(
    "order",
    { loadBalancer: "admin" },
    withStack("loadBalancers.admin", { certificateArn }, production),
);

export const cases: RuleCases = {
    compliant: [
        { what: "a web ACL in production", sources: withWaf({}, production) },
        { what: "one that only counts", sources: withWaf({ mode: "count" }, production) },
        { what: "one that is already there", sources: withWaf({ webAclArn }, production) },
        { what: "none, on purpose", sources: withWaf({ mode: "off" }, production) },
    ],
    violating: [
        {
            what: "a further load balancer of production without one",
            sources: admin,
            path: "flotilla:loadBalancers.admin.waf",
            reason: "is missing, so that requests reach the services of production unfiltered",
        },
    ],
    absent: [
        {
            what: "production without one",
            sources: withStack("loadBalancer.waf", absent, production),
            path: "flotilla:loadBalancer.waf",
            reason: /is missing/,
        },
        { what: "an environment without one that is not production", sources: sourcesFixture() },
        {
            what: "a load balancer without routes, of which another rule tells",
            sources: withStack("loadBalancers.admin", {}, production),
        },
    ],
    boundary: "there is a web ACL, or none",
};
