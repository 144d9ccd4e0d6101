import { eachGroup, finding, type Check, type Rule } from "../rule";

const check: Check = eachGroup(({ warmPool, spot }, at) =>
    warmPool === undefined || spot === 0
        ? []
        : [
              finding(
                  at("warmPool"),
                  `is there, and ${spot} % of the group's instances may be Spot`,
                  "write spot: 0, or remove warmPool; a group of its own may have the Spot instances",
              ),
          ],
);

/** The rule `capacity/warm-pool-spot`. */
export const capacityWarmPoolSpot: Rule = {
    id: "capacity/warm-pool-spot",
    severity: "error",
    what: "A group with a warm pool has no Spot instances.",
    why: "Auto Scaling refuses a warm pool of a group that may launch Spot Instances.",
    remedy: "Give the Spot instances a group of their own in capacityProviders.",
    source: "Warm pools for Amazon EC2 Auto Scaling (limitations), Amazon EC2 Auto Scaling user guide. Several types without Spot are allowed since November 2025 (https://aws.amazon.com/about-aws/whats-new/2025/11/ec2-auto-scaling-warm-pool-mixed-instances-policies/).",
    check,
};
