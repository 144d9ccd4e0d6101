import { errorAt } from "../problem";
import { eachService } from "./check";

/** A scaling target can take effect: there is room above min, and requests to count. */
export const scalingTarget = eachService((service, at) => {
    const { min, max, cpu, memory, requestsPerTarget } = service.scaling;
    const named = (["cpu", "memory", "requestsPerTarget"] as const).filter(
        (key) => ({ cpu, memory, requestsPerTarget })[key] !== undefined,
    );
    if ((max ?? min) === min && named.length > 0) {
        return [
            errorAt(
                at("scaling", named[0] ?? "cpu"),
                "scaling/target",
                `can never take effect: min and max are both ${min}`,
                "raise scaling.max, or remove the target",
            ),
        ];
    }
    return requestsPerTarget !== undefined && service.routes === undefined
        ? [
              errorAt(
                  at("scaling", "requestsPerTarget"),
                  "scaling/target",
                  "counts the ALB's requests, and the service has no routes",
                  "scale on cpu or memory",
              ),
          ]
        : [];
});
