import { writtenGroups } from "../../plan/capacity/capacity";
import { defaultGroup } from "../../plan/capacity/group";
import { fargateProviders, strategyOf } from "../../plan/capacity/strategy";
import { proposal } from "../../schema/explain";
import { listed } from "../../words";
import { eachService, finding, type Check, type Finding, type Rule, type RuleInput } from "../rule";

/** How many services a message names. */
const named = 3;

function servicesText(services: readonly string[]): string {
    const more = services.length - named;
    return more > 0 ? `${services.slice(0, named).join(", ")} and ${more} more` : listed(services);
}

/** The section `capacity` is missed once, whichever services run on it, most of which do not say so. */
function missing({ configuration, where }: RuleInput): Finding[] {
    const services = Object.values(configuration.services).filter(
        // A daemon names no group.
        ({ capacity, runs }) =>
            runs !== "daemon" && strategyOf(capacity).some(({ provider }) => provider === defaultGroup),
    );
    if (configuration.capacity !== undefined || services.length === 0) return [];
    return [
        finding(
            where("capacity"),
            `is missing, and ${servicesText(services.map(({ name }) => name))} ${services.length === 1 ? "runs" : "run"} on it`,
            "write for example { instanceTypes: [t3.medium] }, or capacity: fargate in the services",
        ),
    ];
}

const unknown: Check = eachService(({ capacity }, at, { configuration }) => {
    const known = [
        ...new Set([
            defaultGroup,
            ...writtenGroups(configuration).map(({ key }) => key),
            ...Object.keys(fargateProviders),
        ]),
    ];
    return strategyOf(capacity).flatMap(({ provider }, index) => {
        if (known.includes(provider)) return [];
        const path = typeof capacity === "string" ? at("capacity") : at("capacity", index, "provider");
        return [finding(path, `there is no capacity provider "${provider}"`, proposal(provider, known))];
    });
});

const check: Check = (input) => [...missing(input), ...unknown(input)];

/** The rule `capacity/unknown-provider`. */
export const capacityUnknownProvider: Rule = {
    id: "capacity/unknown-provider",
    severity: "error",
    what: "Each capacity provider that a service names exists: `fargate`, `fargate-spot`, one of `capacityProviders`, or `ec2`, which the section `capacity` describes.",
    why: "ECS refuses a service whose strategy names a capacity provider that the cluster does not have.",
    remedy: "Write the name as in the section `capacityProviders`, or add the section `capacity`.",
    source: "CapacityProviderStrategyItem, ECS API reference; follows from the sections `capacity` and `capacityProviders`.",
    check,
};
