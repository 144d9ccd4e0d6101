import { webAclArn, withWaf } from "../../../../support/wafs";
import type { RuleCases } from "../../rule-cases";

export const cases: RuleCases = {
    compliant: [{ what: "a web ACL of the region", sources: withWaf({ webAclArn }) }],
    violating: [
        {
            what: "options of its own beside it",
            sources: withWaf({ webAclArn, mode: "count", rateLimit: 500 }),
            path: "flotilla:loadBalancer.waf.mode",
            reason: "is set beside a web ACL that is already there, which is not changed",
            more: [
                {
                    path: "flotilla:loadBalancer.waf.rateLimit",
                    reason: "is set beside a web ACL that is already there, which is not changed",
                },
            ],
        },
    ],
    absent: [{ what: "no web ACL" }, { what: "one of its own", sources: withWaf({ rateLimit: 500 }) }],
    boundary: {
        inside: [{ what: "the region to the letter", sources: withWaf({ webAclArn }) }],
        outside: [
            {
                what: "the region beside it",
                sources: withWaf({ webAclArn: webAclArn.replace("eu-west-1", "eu-west-2") }),
                path: "flotilla:loadBalancer.waf.webAclArn",
                reason: "the web ACL is in eu-west-2, and the load balancer in eu-west-1",
            },
        ],
    },
};
