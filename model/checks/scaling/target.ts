import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const { min, max, cpu, memory, requestsPerTarget } = service.scaling;
    const named = (["cpu", "memory", "requestsPerTarget"] as const).filter(
        (key) => ({ cpu, memory, requestsPerTarget })[key] !== undefined,
    );
    if ((max ?? min) === min && named.length > 0) {
        return [
            finding(
                at("scaling", named[0] ?? "cpu"),
                `can never take effect: min and max are both ${min}`,
                "raise scaling.max, or remove the target",
            ),
        ];
    }
    return requestsPerTarget !== undefined && service.routes === undefined
        ? [
              finding(
                  at("scaling", "requestsPerTarget"),
                  "counts the ALB's requests, and the service has no routes",
                  "scale on cpu or memory",
              ),
          ]
        : [];
});

/** A scaling target can take effect: there is room above min, and requests to count. */
export const scalingTarget: Rule = {
    id: "scaling/target",
    severity: "error",
    what: "A scaling target can take effect: there is room above min, and requests to count.",
    why: "",
    remedy: "",
    source: "",
    check,
};
