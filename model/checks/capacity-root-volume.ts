import { errorAt } from "../problem";
import { inGiB } from "../schema/units";
import type { Check } from "./check";

/** The size of the ECS-optimised Amazon Linux 2023 image's own volume, in GiB. Source: Amazon ECS-optimized Linux AMIs, ECS developer guide. */
const imageGiB = 30;

/** The root volume holds the machine image, and is a whole number of GiB as EBS wants it. */
export const capacityRootVolume: Check = ({ configuration, where }) => {
    const size = inGiB(configuration.capacity.rootVolume);
    if (size >= imageGiB && Number.isInteger(size) && size <= 16_384) return [];
    return [
        errorAt(
            where("capacity", "rootVolume"),
            "capacity/root-volume",
            `is "${configuration.capacity.rootVolume}"`,
            `write a whole number of GiB from ${imageGiB} (the size of the ECS-optimised image) to 16384, as in "${imageGiB} GiB"`,
        ),
    ];
};
