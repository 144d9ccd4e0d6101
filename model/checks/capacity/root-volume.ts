import { inGiB } from "../../schema/units";
import { eachGroup, finding, type Check, type Rule } from "../rule";

/**
 * The sizes of the images' own volumes, in GiB. Source: Amazon ECS-optimized Linux AMIs, ECS developer guide; Bottlerocket's
 * data volume is of 20 GiB unless it is said otherwise.
 */
const imageSizes = { "amazon-linux": 30, bottlerocket: 20 } as const;

const check: Check = eachGroup(({ rootVolume, os }, at) => {
    const imageGiB = imageSizes[os];
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
    remedy: "Write a whole number from 30 GiB, or 20 GiB with Bottlerocket, to 16384 GiB.",
    source: "Amazon ECS-optimized Linux AMIs, ECS developer guide; EbsBlockDevice, EC2 API reference.",
    check,
};
