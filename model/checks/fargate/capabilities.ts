import { eachFargateContainer, finding, type Check, type Rule } from "../rule";

const check: Check = eachFargateContainer(({ capabilities }, at) =>
    (capabilities?.add ?? []).flatMap((capability, index) =>
        capability === "SYS_PTRACE" || capability === "ALL"
            ? []
            : [
                  finding(
                      at("capabilities", "add", index),
                      `"${capability}" can't be added on Fargate, which takes SYS_PTRACE alone`,
                      "remove it, or let the service run on ec2",
                  ),
              ],
    ),
);

/** The rule `fargate/capabilities`. */
export const fargateCapabilities: Rule = {
    id: "fargate/capabilities",
    severity: "error",
    what: "On Fargate, a container adds no other Linux capability than SYS_PTRACE; it may drop any.",
    why: "ECS refuses the task definition.",
    remedy: "Remove it, or let the service run on EC2 instances.",
    source: "KernelCapabilities, ECS API reference: add.",
    check,
};
