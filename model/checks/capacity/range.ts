import { eachGroup, finding, type Check, type Rule } from "../rule";

const check: Check = eachGroup(({ min, max }, at) =>
    min <= max
        ? []
        : [finding(at("min"), `is ${min}, and must be at most max (${max})`, `write ${max} or less, or raise max`)],
);

/** The rule `capacity/range`. */
export const capacityRange: Rule = {
    id: "capacity/range",
    severity: "error",
    what: "The Auto Scaling group's min is at most its max.",
    why: "Auto Scaling refuses a group whose smallest size is above its largest.",
    remedy: "Lower capacity.min, or raise capacity.max.",
    source: "CreateAutoScalingGroup, Amazon EC2 Auto Scaling API reference.",
    check,
};
