import { written } from "../../written-path";
import { groupPath } from "../../plan/capacity/group";
import { eachFit, finding, type Check, type Rule } from "../rule";

const check: Check = eachFit(({ group, fit, at }) => {
    // Where the desired tasks fit on no mix of types, capacity/desired-fits or capacity/task-too-big says so.
    if (fit.atDesired.unplaced.length > 0) return [];
    return fit.tooSmallTypes.map((name) =>
        finding(
            at("instanceTypes", group.instanceTypes.indexOf(name)),
            `the desired tasks do not fit on ${group.max} instances of the type ${name}, which Auto Scaling takes where it has no other`,
            `take ${name} out, or raise ${written(groupPath(group.key))}.max`,
        ),
    );
});

/** The rule `capacity/small-types`. */
export const capacitySmallTypes: Rule = {
    id: "capacity/small-types",
    severity: "warning",
    what: "The desired tasks fit within the group's maximum whichever of the instance types Auto Scaling gets. The emulated AWS (class local) places any task.",
    why: "Auto Scaling falls back to another of the types where AWS has no more of the first, and takes any of them for Spot: with smaller instances, tasks find no place.",
    remedy: "Take types that offer about the same, or raise capacity.max.",
    source: "Allocation strategies for multiple instance types, Amazon EC2 Auto Scaling user guide.",
    check,
};
