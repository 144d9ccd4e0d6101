import { inGiB } from "../../schema/units";
import { eachGroup, finding, type Check, type Rule } from "../rule";

/** The size of the ECS-optimised Amazon Linux 2023 image's own volume, in GiB. Source: Amazon ECS-optimized Linux AMIs, ECS developer guide. */
const imageGiB = 30;

const check: Check = eachGroup(({ rootVolume }, at) => {
    const size = inGiB(rootVolume);
    if (size >= imageGiB && Number.isInteger(size) && size <= 16_384) return [];
    return [
        finding(
            at("rootVolume"),
            `is "${rootVolume}"`,
            `write a whole number of GiB from ${imageGiB} (the size of the ECS-optimised image) to 16384, as in "${imageGiB} GiB"`,
        ),
    ];
});

/** The rule `capacity/root-volume`. */
export const capacityRootVolume: Rule = {
    id: "capacity/root-volume",
    severity: "error",
    what: "The root volume holds the machine image, and is a whole number of GiB that gp3 offers.",
    why: "An instance does not start with a volume that is smaller than the snapshot of its machine image.",
    remedy: "Write a whole number from 30 GiB to 16384 GiB.",
    source: "Amazon ECS-optimized Linux AMIs, ECS developer guide; EbsBlockDevice, EC2 API reference.",
    check,
};
