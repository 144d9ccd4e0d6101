import { inGiB } from "../../schema/units";
import { finding, type Check, type Rule } from "../rule";

/** The size of the ECS-optimised Amazon Linux 2023 image's own volume, in GiB. Source: Amazon ECS-optimized Linux AMIs, ECS developer guide. */
const imageGiB = 30;

const check: Check = ({ configuration, where }) => {
    const size = inGiB(configuration.capacity.rootVolume);
    if (size >= imageGiB && Number.isInteger(size) && size <= 16_384) return [];
    return [
        finding(
            where("capacity", "rootVolume"),
            `is "${configuration.capacity.rootVolume}"`,
            `write a whole number of GiB from ${imageGiB} (the size of the ECS-optimised image) to 16384, as in "${imageGiB} GiB"`,
        ),
    ];
};

/** The size of the ECS-optimised Amazon Linux 2023 image's own volume, in GiB. */
export const capacityRootVolume: Rule = {
    id: "capacity/root-volume",
    severity: "error",
    what: "The size of the ECS-optimised Amazon Linux 2023 image's own volume, in GiB.",
    why: "",
    remedy: "",
    source: "Amazon ECS-optimized Linux AMIs, ECS developer guide. */ const imageGiB = 30;  /** The root volume holds the machine image, and is a whole number of GiB as EBS wants it.",
    check,
};
