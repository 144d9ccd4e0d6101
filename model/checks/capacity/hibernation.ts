import { instanceType } from "../../aws/instance-types";
import { inGiB } from "../../schema/units";
import { listed } from "../../words";
import { eachGroup, finding, type Check, type Rule } from "../rule";

/** The most memory of an instance that hibernates, in MiB: less than 150 GiB. */
const mostMemory = 150 * 1024;

/** The size of the ECS-optimised image, which is beside the memory on the root volume, in GiB. */
const imageGiB = 30;

const check: Check = eachGroup(({ warmPool, instanceTypes, os, ami, rootVolume }, at) => {
    if (warmPool?.state !== "hibernated") return [];
    const state = (reason: string) => [
        finding(at("warmPool", "state"), `is hibernated, and ${reason}`, "write stopped, or change that"),
    ];
    if (os === "bottlerocket") return state("Bottlerocket can't hibernate");
    const types = instanceTypes.flatMap((name) => {
        const type = instanceType(name);
        return type === undefined ? [] : [{ name, ...type }];
    });
    const awake = types.filter(({ hibernates, memoryMiB }) => !hibernates || memoryMiB >= mostMemory);
    const memoryGiB = Math.max(0, ...types.map(({ memoryMiB }) => memoryMiB)) / 1024;
    const needed = Math.ceil(imageGiB + memoryGiB);
    return [
        ...(awake.length === 0 ? [] : state(`EC2 can't hibernate ${listed(awake.map(({ name }) => name))}`)),
        ...(ami === undefined
            ? state(
                  "the ECS-optimised image can't: it has no hibernation agent; ami may name an image of your own that has",
              )
            : []),
        ...(awake.length > 0 || inGiB(rootVolume) >= needed
            ? []
            : [
                  finding(
                      at("rootVolume"),
                      `is "${rootVolume}", too small for the image and the ${memoryGiB} GiB of memory that hibernation saves there`,
                      `write "${needed} GiB" or more`,
                  ),
              ]),
    ];
});

/** The rule `capacity/hibernation`. */
export const capacityHibernation: Rule = {
    id: "capacity/hibernation",
    severity: "error",
    what: "Instances that hibernate in a warm pool are of types with less than 150 GiB of memory that can, have an image of their own that can, and a root volume that holds their memory. It is always encrypted.",
    why: "Auto Scaling can't hibernate an instance that does not meet all of EC2's prerequisites, so that the warm pool stays empty.",
    remedy: "Keep the instances stopped, or pin an image with ec2-hibinit-agent and enlarge rootVolume.",
    source: "Prerequisites for EC2 instance hibernation, EC2 user guide; HibernationSupported, DescribeInstanceTypes, EC2 API reference. The ECS-optimised image is made from the minimal one of Amazon Linux 2023, which has no ec2-hibinit-agent: github.com/aws/amazon-ecs-ami.",
    check,
};
