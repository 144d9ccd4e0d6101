import { behindExisting, existingLoadBalancer } from "../../../../support/existing";
import { absent, sourcesFixture, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const path = "flotilla:loadBalancer.existing";

export const cases: RuleCases = {
    compliant: [
        { what: "a listener in the VPC that is named", sources: behindExisting() },
        { what: "a quota that AWS has raised", sources: withStack("loadBalancer.maxRules", 200, behindExisting()) },
    ],
    violating: [
        {
            what: "an option that would change it",
            sources: withStack("loadBalancer.idleTimeout", "120 s", behindExisting()),
            path: "flotilla:loadBalancer.idleTimeout",
            reason: "is set beside a load balancer that is already there, which is not changed",
        },
        {
            what: "services in a VPC of their own",
            sources: withStack("network", absent, behindExisting()),
            path,
            reason: "is in a VPC of its own, and the services would be in another, where it does not reach them",
        },
        {
            what: "a listener of another region",
            sources: behindExisting({
                listenerArn: existingLoadBalancer.listenerArn.replace("eu-west-1", "eu-west-2"),
            }),
            path: `${path}.listenerArn`,
            reason: "the listener is in eu-west-2, and the services in eu-west-1",
        },
        {
            what: "one listener under two names",
            sources: withService(
                "order",
                { loadBalancer: "other" },
                withStack("loadBalancers.other.existing", existingLoadBalancer, behindExisting()),
            ),
            path: `${path}.listenerArn`,
            reason: "is also the listener of loadBalancers.other",
        },
    ],
    absent: [{ what: "a load balancer of its own", sources: sourcesFixture() }],
    boundary: {
        inside: [{ what: "one priority", sources: behindExisting({ takenPriorities: [{ from: 7, to: 7 }] }) }],
        outside: [
            {
                what: "a range that ends before it begins",
                sources: behindExisting({ takenPriorities: [{ from: 8, to: 7 }] }),
                path: `${path}.takenPriorities[0]`,
                reason: "is from 8 to 7",
            },
        ],
    },
};
