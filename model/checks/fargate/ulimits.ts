import { eachFargateContainer, finding, type Check, type Rule } from "../rule";

const check: Check = eachFargateContainer(({ ulimits }, at) =>
    Object.keys(ulimits)
        .filter((name) => name !== "nofile")
        .map((name) =>
            finding(
                at("ulimits", name),
                "can't be set on Fargate, which takes nofile alone",
                "remove it, or let the service run on ec2",
            ),
        ),
);

/** The rule `fargate/ulimits`. */
export const fargateUlimits: Rule = {
    id: "fargate/ulimits",
    severity: "error",
    what: "On Fargate, a container sets no other ulimit than nofile.",
    why: "Fargate overrides that one limit only: ECS refuses the task definition with another.",
    remedy: "Remove it, or let the service run on EC2 instances.",
    source: "ContainerDefinition, ECS API reference: ulimits.",
    check,
};
