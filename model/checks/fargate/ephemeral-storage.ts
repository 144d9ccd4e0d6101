import { inGiB } from "../../schema/units";
import { runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

/** In GiB. Source: EphemeralStorage, ECS API reference. */
const [least, most] = [21, 200];

const check: Check = eachService(({ capacity, ephemeralStorage }, at) => {
    if (ephemeralStorage === undefined) return [];
    if (!runsOnFargate(strategyOf(capacity)))
        return [
            finding(
                at("ephemeralStorage"),
                "is the disk of a task on Fargate, and the service runs on instances",
                "remove it; on instances, raise the rootVolume of their group",
            ),
        ];
    const size = inGiB(ephemeralStorage);
    return Number.isInteger(size) && size >= least && size <= most
        ? []
        : [
              finding(
                  at("ephemeralStorage"),
                  `must be a whole number of GiB from ${least} to ${most}, got "${ephemeralStorage}"`,
                  size < least
                      ? `write "${least} GiB", or remove it for the 20 GiB that Fargate includes`
                      : `write "${Math.min(most, Math.ceil(size))} GiB"`,
              ),
          ];
});

/** The rule `fargate/ephemeral-storage`. */
export const fargateEphemeralStorage: Rule = {
    id: "fargate/ephemeral-storage",
    severity: "error",
    what: "`ephemeralStorage` is a whole number of GiB from 21 to 200, and the service runs on Fargate.",
    why: "ECS refuses the task definition; on instances, tasks share the root volume.",
    remedy: "Write a size within the range, or remove it for the 20 GiB that Fargate includes.",
    source: "EphemeralStorage, ECS API reference: sizeInGiB.",
    check,
};
