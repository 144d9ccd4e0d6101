import { isFargate } from "../../plan/capacity/strategy";
import { listed } from "../../words";
import { eachService, finding, type At, type Check, type Finding, type Rule } from "../rule";

const mixed = (providers: readonly string[], at: At): Finding[] => {
    const [fargate, instances] = [providers.filter(isFargate), providers.filter((provider) => !isFargate(provider))];
    if (fargate.length === 0 || instances.length === 0) return [];
    return [
        finding(
            at("capacity"),
            `mixes ${listed(fargate)}, which ${fargate.length === 1 ? "is" : "are"} Fargate's, with instances (${listed(instances)})`,
            "keep one kind: several groups of instances, or fargate and fargate-spot",
        ),
    ];
};

const check: Check = eachService(({ capacity }, at) => {
    if (typeof capacity === "string") return [];
    const providers = capacity.map(({ provider }) => provider);
    const twice = providers.flatMap((provider, index) =>
        providers.indexOf(provider) === index
            ? []
            : [finding(at("capacity", index, "provider"), `"${provider}" is named twice`, "name each provider once")],
    );
    const bases = capacity.flatMap(({ base }, index) => (base > 0 ? [index] : []));
    const secondBases = bases
        .slice(1)
        .map((index) =>
            finding(
                at("capacity", index, "base"),
                "is the second base of the strategy",
                "leave a base to one provider",
            ),
        );
    const weightless = capacity.every(({ weight }) => weight === 0)
        ? [
              finding(
                  at("capacity"),
                  "gives every provider the weight 0, so that no task above the base is placed",
                  "write weight: 1 for one of them",
              ),
          ]
        : [];
    return [...mixed(providers, at), ...twice, ...secondBases, ...weightless];
});

/** The rule `capacity/strategy`. */
export const capacityStrategy: Rule = {
    id: "capacity/strategy",
    severity: "error",
    what: "A strategy names each capacity provider once, all of Fargate or all of instances, gives one of them a base at most, and one of them a weight above 0 at least.",
    why: "ECS refuses the service; of tasks that no provider has a weight for it starts none.",
    remedy: "Keep to one kind of capacity, with a single base, and weights of which one is above 0.",
    source: "CapacityProviderStrategyItem and CreateService (capacityProviderStrategy), ECS API reference.",
    check,
};
